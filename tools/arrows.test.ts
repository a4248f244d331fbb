import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const drivers = [
  "pg",
  "kysely",
  "redis",
  "@redis/client",
  "@nats-io/transport-node",
  "@nats-io/jetstream",
  "@clickhouse/client",
  "chdb/connection",
];
const clients = ["packages/react/src", "contracts/src", "stories/src", "examples/quickstart/src"];

/** A small house in which every client reaches a driver, at once or through a server room. */
const files = new Map([
  ["tsconfig.base.json", "{}"],
  ["backends/adapters/src/nats/index.ts", `import "./bus.ts";`],
  ["backends/adapters/src/nats/bus.ts", `import "@nats-io/jetstream";`],
  ["packages/kg/src/innocent.ts", `import "react";`],
  ...drivers.map((driver, n) => [`packages/kg/src/direct-${n}.ts`, `import "${driver}";`] as const),
  ...clients.flatMap((folder) => [
    [`${folder}/page.ts`, `import "./data.ts";`] as const,
    [
      `${folder}/data.ts`,
      `import "${folder.replaceAll(/[^/]+/g, "..")}/backends/adapters/src/nats/index.ts";`,
    ] as const,
  ]),
]);

describe("clients-reach-no-driver", () => {
  const house = mkdtempSync(join(tmpdir(), "elqnt-arrows-"));
  let refused: string[];
  beforeAll(() => {
    for (const [file, text] of files) {
      mkdirSync(dirname(join(house, file)), { recursive: true });
      writeFileSync(join(house, file), text);
    }
    const cruiser = join(root, "node_modules/.bin/depcruise");
    const config = join(root, "dependency-cruiser.config.cjs");
    const folders = ["packages", "contracts", "stories", "examples", "backends"];
    const { stdout, stderr } = spawnSync(cruiser, ["--config", config, "--output-type", "json", ...folders], {
      cwd: house,
      encoding: "utf8",
    });
    if (!stdout) throw new Error(stderr);
    const { violations } = JSON.parse(stdout).summary as {
      violations: ReadonlyArray<{ from: string; rule: { name: string } }>;
    };
    refused = violations
      .filter(({ rule }) => rule.name === "clients-reach-no-driver")
      .map(({ from }) => from);
  });
  afterAll(() => rmSync(house, { recursive: true }));

  it.each(drivers.map((driver, n) => [driver, n]))("refuses a package that imports %s", (_driver, n) => {
    expect(refused).toContain(`packages/kg/src/direct-${n}.ts`);
  });

  it.each(clients)("refuses that %s reaches one through other files", (folder) => {
    expect(refused).toContain(`${folder}/data.ts`);
    expect(refused).toContain(`${folder}/page.ts`);
  });

  it("refuses nothing else", () => {
    expect(new Set(refused).size).toBe(drivers.length + 2 * clients.length);
  });
});
