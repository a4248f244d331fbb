const canonicalUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const schemaName = /^org_[0-9a-f]{8}_[0-9a-f]{4}_[0-9a-f]{4}_[0-9a-f]{4}_[0-9a-f]{12}$/;

/** Whether a value is an org id: a UUID in its canonical, lower-case spelling. */
export function isOrgId(value: unknown): value is string {
  return typeof value === "string" && canonicalUuid.test(value);
}

/**
 * Names the PostgreSQL schema and the ClickHouse database of an org.
 *
 * This is the only place that knows the naming. The result consists of `[a-z0-9_]`, so it cannot leave an
 * identifier; two org ids never share a name, because other spellings of a UUID are refused.
 *
 * @example
 * ```ts
 * orgSchemaName("0197b2d3-982f-7b79-b2bf-710f6def104a"); // "org_0197b2d3_982f_7b79_b2bf_710f6def104a"
 * ```
 *
 * @throws TypeError when `orgId` is not a canonical lower-case UUID.
 */
export function orgSchemaName(orgId: string): string {
  if (!isOrgId(orgId)) {
    throw new TypeError("Failed to name an org's schema: the org id is not a lower-case UUID.");
  }
  return `org_${orgId.replaceAll("-", "_")}`;
}

/** Whether a name is that of an org's schema. */
export const isOrgSchema = (schema: string): boolean => schemaName.test(schema);

/**
 * Reads the org id back from a schema name made by {@link orgSchemaName}.
 *
 * @throws TypeError when `schema` is not the schema of an org.
 */
export function orgIdOfSchema(schema: string): string {
  if (typeof schema !== "string" || !schemaName.test(schema)) {
    throw new TypeError("Failed to read an org id: the schema does not belong to an org.");
  }
  return schema.slice("org_".length).replaceAll("_", "-");
}
