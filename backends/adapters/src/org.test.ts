import { describe, expect, it } from "vitest";
import { isOrgId, orgIdOfSchema, orgSchemaName } from "./org.ts";

const orgId = "0197b2d3-982f-7b79-b2bf-710f6def104a";
const schema = "org_0197b2d3_982f_7b79_b2bf_710f6def104a";

describe("orgSchemaName", () => {
  it("names the schema of an org and reads it back", () => {
    expect(orgSchemaName(orgId)).toBe(schema);
    expect(orgIdOfSchema(schema)).toBe(orgId);
  });

  it.each([
    ["SQL (S69)", 'a"; drop schema public; --'],
    ["upper case", orgId.toUpperCase()],
    ["no dashes", orgId.replaceAll("-", "")],
    ["braces", `{${orgId}}`],
    ["a trailing newline", `${orgId}\n`],
    ["64 characters", "a".repeat(64)],
    ["look-alike digits", orgId.replace("0", "\u0660")],
    ["pg_catalog", "pg_catalog"],
    ["public", "public"],
    ["nothing", ""],
    ["an array that prints as a UUID", [orgId] as unknown as string],
  ])("refuses %s", (_case, value) => {
    expect(() => orgSchemaName(value)).toThrow(TypeError);
    expect(isOrgId(value)).toBe(false);
  });

  it.each(["public", "org_", `${schema}\n`, schema.toUpperCase(), orgId])("reads no org from %j", (value) => {
    expect(() => orgIdOfSchema(value)).toThrow(TypeError);
  });
});
