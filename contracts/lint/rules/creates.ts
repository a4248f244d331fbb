import { hasHeader, operationRule } from "../operations.ts";

/** Every POST that answers 201 can be repeated safely and says where the new resource is. */
export const creates = operationRule((site) => {
  const declared = site.operation["x-elqnt-idempotency"] !== undefined;
  if (declared !== hasHeader(site, "Idempotency-Key"))
    site.report("x-elqnt-idempotency and the Idempotency-Key parameter belong together.");
  const created = site.method === "post" && site.successes.find(([status]) => status === "201")?.[1].node;
  if (!created) return;
  if (!declared) site.report("An operation that creates needs x-elqnt-idempotency.");
  if (!created.headers?.Location || !created.links?.self)
    site.report("A 201 needs the Location header and a `self` link.", "responses", "201");
});
