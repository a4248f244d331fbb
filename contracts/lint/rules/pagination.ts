import type { Schema } from "../../generator/src/document.ts";
import { accessOf, type OperationSite, operationRule, type Placed } from "../operations.ts";

const jsonSchema = (
  site: OperationSite,
  content: Placed<{ content?: Record<string, { schema?: object }> }> | undefined,
) => {
  const schema = content?.node.content?.["application/json"]?.schema as Schema | undefined;
  return schema && site.follow(schema, content?.from).node;
};

function checkDeclared(site: OperationSite, answer: Schema | undefined): void {
  const pagination = site.operation["x-elqnt-pagination"]!;
  const missing = (name: string, where: string) =>
    site.report(`Pagination names "${name}", which ${where} does not have.`, "x-elqnt-pagination");
  for (const name of [pagination.items, pagination.nextCursor])
    if (!answer?.properties?.[name]) missing(name, "the answer");
  const body = jsonSchema(site, site.body);
  for (const name of ["limit", pagination.cursor]) {
    const known =
      pagination.in === "body"
        ? body?.properties?.[name]
        : site.parameters.some(({ node }) => node.in === "query" && node.name === name);
    if (!known) missing(name, pagination.in === "body" ? "the body" : "the query");
  }
}

/** Every list a client can ask for is paginated, and what it says about its pages is true. */
export const pagination = operationRule((site) => {
  const answer = jsonSchema(site, site.successes[0]?.[1]);
  if (site.operation["x-elqnt-pagination"]) checkDeclared(site, answer);
  else if (site.method === "get" && accessOf(site) === "user" && answer?.properties?.items)
    site.report("A list needs x-elqnt-pagination, `limit` and `cursor`.");
});
