import { type ContentNode, type OperationSite, operationRule } from "../operations.ts";

function checkContent(site: OperationSite, content: ContentNode | undefined, what: string): void {
  for (const [mediaType, { schema }] of Object.entries(content ?? {})) {
    if (!schema || !("$ref" in schema))
      site.report(`The schema of ${what} (${mediaType}) must be a $ref to a named component.`);
  }
}

/** Every body is a named component, so generated types are flat and have one name everywhere. */
export const namedSchemas = operationRule((site) => {
  checkContent(site, site.body?.node.content, "the request body");
  for (const [status, response] of site.successes)
    checkContent(site, response.node.content, `the ${status} response`);
});
