import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";

const resolveDir = fileURLToPath(new URL(".", import.meta.url));

/** Bytes of an entry as an app ships it: minified and compressed, peers left out. */
async function bundle(contents: string): Promise<{ bytes: number; text: string }> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir, loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    platform: "browser",
    conditions: ["@elqnt/source"],
    external: ["react", "react/*", "@tanstack/*"],
  });
  const { contents: code, text } = outputFiles[0]!;
  return { bytes: gzipSync(code, { level: 9 }).byteLength, text };
}

const client = 'export { createGateway, createTokenSource, isGatewayError } from "./index.ts";';
const operations = '"../../entity/src/api/operations.gen.ts"';
const writes = "createRecord, updateRecord, deleteRecord, restoreRecord, createView, deleteView";
const reads = "getRecord, listRecords, queryRecords, countRecords, aggregateRecords, getView, listViews";

describe("an app pays, min+gz, at most", () => {
  test("5.5 KB for the client with tokens, retries, deadlines, idempotency, problems and one operation", async () => {
    const { bytes } = await bundle(`${client} export { createRecord } from ${operations};`);
    expect(bytes).toBeLessThanOrEqual(5_500);
  });

  test("60 bytes for each further operation", async () => {
    const one = await bundle(`${client} export { createRecord } from ${operations};`);
    const many = await bundle(`${client} export { ${writes}, ${reads} } from ${operations};`);
    expect((many.bytes - one.bytes) / 12).toBeLessThanOrEqual(60);
  });

  test("nothing for what it does not import", async () => {
    const { text } = await bundle(`${client} export { createRecord } from ${operations};`);
    for (const foreign of ["event-stream", "last-event-id", "records/query", "HS256", "react"]) {
      expect(text).not.toContain(foreign);
    }
  });

  test("3 KB for hooks and queries besides the client", async () => {
    const alone = await bundle(client);
    const withHooks = await bundle(
      `${client} export * from "./hooks.ts"; export { queryOptions, infiniteQueryOptions, mutationOptions } from "./queries.ts";`,
    );
    expect(withHooks.bytes - alone.bytes).toBeLessThanOrEqual(3_000);
  });
});

test("a browser bundle that reaches the server entry has no signing code in it", async () => {
  const { text } = await bundle(
    'import { createServerClient } from "@elqnt/api/server"; export const leak = createServerClient;',
  );
  expect(text).toContain("must not reach a browser");
  expect(text).not.toContain("HS256");
});
