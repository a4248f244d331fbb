import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { entitiesContract } from "@elqnt/contracts/entities";
import { validators } from "@elqnt/contracts/entities/validators";
import { beforeAll, describe, expect, test } from "vitest";
import { generate, generatedFolders } from "./generate.ts";
import { differences, type Files, writeFiles } from "./write.ts";

const root = join(import.meta.dirname, "../../..");
let files: Files;

beforeAll(async () => {
  files = await generate(join(root, "contracts"));
});

test("what is committed is what the contracts say", () => {
  expect(differences(root, files, generatedFolders)).toEqual([]);
});

test("a changed, a missing and a leftover file are each reported, and writing mends all three", () => {
  const folder = mkdtempSync(join(tmpdir(), "generate-"));
  const small: Files = new Map([
    ["out/a.gen.ts", "a"],
    ["out/b.gen.ts", "b"],
  ]);
  writeFiles(folder, small, [...small.keys()]);
  writeFileSync(join(folder, "out/a.gen.ts"), "edited by hand");
  writeFileSync(join(folder, "out/c.gen.ts"), "left over");
  const changed = differences(folder, new Map([...small, ["out/d.gen.ts", "d"]]), ["out"]);
  expect(changed.sort()).toEqual(["out/a.gen.ts", "out/c.gen.ts", "out/d.gen.ts"]);
  writeFiles(folder, new Map([...small, ["out/d.gen.ts", "d"]]), changed);
  expect(differences(folder, new Map([...small, ["out/d.gen.ts", "d"]]), ["out"])).toEqual([]);
  expect(readFileSync(join(folder, "out/a.gen.ts"), "utf8")).toBe("a");
});

describe("the operation table", () => {
  test("createRecord carries what the contract says and what it implies", () => {
    expect(entitiesContract.operations.createRecord).toMatchObject({
      method: "POST",
      path: "/api/v1/entities/{entityName}/records",
      scopes: ["write:entities"],
      access: "user",
      retry: "idempotent",
      idempotency: true,
      etag: true,
      success: { status: 201, schema: "EntityRecord", location: { operationId: "getRecord" } },
    });
    expect(entitiesContract.operations.createRecord.codes).toEqual(
      expect.arrayContaining([
        "validation_failed",
        "unique_conflict",
        "idempotency_key_reused",
        "unauthorized",
      ]),
    );
  });

  test("every operation a row invalidates exists", () => {
    const rows = Object.values(entitiesContract.operations);
    const known = new Set(rows.map(({ operationId }) => operationId));
    expect(rows.flatMap(({ invalidates }) => invalidates).filter((id) => !known.has(id))).toEqual([]);
  });
});

describe("precompiled validators", () => {
  test("bodies are checked strictly, every issue with its place", () => {
    const check = validators.createRecord!.body!;
    expect(check({ fields: {} })).toBe(true);
    expect(check({ fieldz: {} })).toBe(false);
    expect(check.errors!.map(({ keyword }) => keyword).sort()).toEqual(["additionalProperties", "required"]);
  });

  test("parameters are coerced from text and get their defaults", () => {
    const values = { entityName: "ticket", limit: "9" };
    expect(validators.listRecords!.parameters!(values)).toBe(true);
    expect(values).toMatchObject({ limit: 9, includeDeleted: false });
    for (const limit of ["900", "1.5", "Infinity", " ", "", ["1", "2"]])
      expect(validators.listRecords!.parameters!({ entityName: "ticket", limit }), `${limit}`).toBe(false);
  });

  test("they hold no eval, so they run under a strict content security policy", () => {
    for (const [path, source] of files) {
      if (!path.endsWith(".gen.js")) continue;
      expect(/new Function|\beval\(|\brequire\(/.exec(source)?.[0], path).toBeUndefined();
    }
  });
});
