import { accessOf, isRead, operationRule } from "../operations.ts";

/** Every write a client can make says which reads it makes stale, so caches follow without code. */
export const writesInvalidate = operationRule((site) => {
  if (accessOf(site) !== "user" || isRead(site)) return;
  if (!site.operation["x-elqnt-invalidates"]?.length)
    site.report("A write needs x-elqnt-invalidates: the reads it makes stale.");
});
