import { type ContentNode, type OperationSite, operationRule } from "../operations.ts";

function checkContent(site: OperationSite, content: ContentNode | undefined, what: string): void {
  for (const [mediaType, { example, examples }] of Object.entries(content ?? {})) {
    if (example === undefined && Object.keys(examples ?? {}).length === 0)
      site.report(`${what} (${mediaType}) needs an example.`);
  }
}

/** Every body that travels has an example: docs, mocks and tests use them. */
export const examples = operationRule((site) => {
  checkContent(site, site.body?.node.content, "The request body");
  for (const [status, response] of site.successes)
    checkContent(site, response.node.content, `The ${status} response`);
});
