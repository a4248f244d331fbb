import { hasHeader, type OperationSite, operationRule } from "../operations.ts";

const answersETag = ({ successes }: OperationSite): boolean =>
  successes.some(([, { node }]) => node.headers?.ETag !== undefined);

/** What can be changed has a version, and every change can be made conditional on it. */
export const concurrency = operationRule((site, all) => {
  const changes = site.method === "put" || site.method === "patch";
  const versioned = all.some((other) => other.path === site.path && answersETag(other));
  if (changes && !answersETag(site))
    site.report("A changed resource is answered with the ETag header.", "responses");
  if ((changes || (site.method === "delete" && versioned)) && !hasHeader(site, "If-Match"))
    site.report("The operation changes a versioned resource: it needs the If-Match parameter.");
});
