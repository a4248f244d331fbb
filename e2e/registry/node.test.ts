/**
 * Node users import from ES modules and require from CommonJS, and both must get the same working client. What breaks
 * only here: a file that is ESM by name and CommonJS by content, a dependency that cannot be required, a dependency
 * that was only there because the workspace had it.
 */
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { installConsumer } from "../src/consumer.ts";
import { demo, type Mock, startMock } from "../src/mock.ts";
import { run } from "../src/process.ts";

let mock: Mock;

beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock?.close());

test("an ES module creates, pages and conflicts against a mock of its own", async () => {
  const cwd = await installConsumer("node-esm");
  const { stdout } = await run(process.execPath, ["tickets.js"], { cwd });
  expect(JSON.parse(stdout)).toEqual({
    titles: ["Loud fan", "Cold radiator", "Broken lamp"],
    conflict: "version_conflict",
  });
});

test("a CommonJS script signs, creates and queries against the mock's command", async () => {
  const cwd = await installConsumer("node-cjs");
  const env = { API_GATEWAY_URL: mock.url, ORG_ID: demo.orgId, JWT_SECRET: demo.secret };
  const { stdout, stderr } = await run(process.execPath, ["tickets.js"], { cwd, env });
  expect(stderr).toBe("");
  expect(JSON.parse(stdout)).toEqual({
    isFound: true,
    missing: "record_not_found",
    untyped: "definition_not_found",
    userId: "demo",
  });
});

const { everything, packed } = inject("outside");
const commands = packed.flatMap(({ manifest }) => Object.keys(manifest.bin ?? {}));

test.each(commands)("%s says how it is used", async (command) => {
  const { stdout } = await run(join("node_modules/.bin", command), ["--help"], { cwd: everything });
  expect(stdout).toContain(command);
});
