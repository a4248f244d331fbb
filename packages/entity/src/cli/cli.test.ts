import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { createMockGateway, serveMock } from "@elqnt/mock-server/http";
import { expect, test } from "vitest";
import { typesOfDefinitions } from "./definition-types.ts";

const run = promisify(execFile);
const cli = join(import.meta.dirname, "../cli.ts");

test("pull writes types, does it once, and --check notices a stale file", async () => {
  const mock = createMockGateway();
  const server = await serveMock(mock);
  const out = join(mkdtempSync(join(tmpdir(), "types-")), "deep/entities.gen.ts");
  const env = { ...process.env, ELQNT_TOKEN: await mock.token() };
  const args = [
    "--conditions=@elqnt/source",
    cli,
    "pull",
    "--url",
    server.url,
    "--org",
    mock.orgId,
    "--out",
    out,
  ];

  await expect(run(process.execPath, [...args, "--check"], { env })).rejects.toMatchObject({ code: 1 });
  expect((await run(process.execPath, args, { env })).stdout).toContain("Wrote");
  expect((await run(process.execPath, args, { env })).stdout).toContain("up to date");
  const source = readFileSync(out, "utf8");
  expect(source).toContain("export interface TicketFields {");
  expect(source).toMatch(/status\??: "\w+"( \| "\w+")+;/);
  expect(source).toContain('"ticket": TicketFields;');

  const { ELQNT_TOKEN: _none, ...bare } = env;
  await expect(run(process.execPath, args, { env: bare })).rejects.toMatchObject({
    stderr: expect.stringContaining("ELQNT_TOKEN"),
  });
  await server.close();
});

test("local references keep apart what two definitions call the same", () => {
  const definition = (name: string, type: string) => ({
    id: "",
    name,
    displayName: name,
    schema: {
      type: "object",
      properties: { part: { $ref: "#/$defs/part" } },
      $defs: { part: { type } },
    },
    isActive: true,
    version: 1,
    createdAt: "",
    updatedAt: "",
  });
  const source = typesOfDefinitions([definition("b-thing", "string"), definition("a_thing", "number")]);
  expect(source).toContain("export type AThingPart = number;");
  expect(source).toContain("part?: BThingPart;");
  expect(source.indexOf("AThingFields")).toBeLessThan(source.indexOf("BThingFields"));
});
