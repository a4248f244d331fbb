import { accessOf, isRead, type OperationSite, operationRule } from "../operations.ts";

const scopePattern = /^(?:read|write|admin|(?:read|write):[a-z][a-z0-9-]*)$/;

function checkScope(site: OperationSite, scope: string): void {
  const service = /^\/api\/v1\/([a-z]+)/.exec(site.path)?.[1];
  const [verb, target] = scope.split(":");
  if (!scopePattern.test(scope)) site.report(`Scope "${scope}" is no scope of the platform.`, "security");
  if (target && service && target !== service)
    site.report(`Scope "${scope}" belongs to another service than ${service}.`, "security");
  if (verb !== "admin" && (verb === "read") !== isRead(site))
    site.report(
      `Scope "${scope}" does not fit: the operation ${isRead(site) ? "reads" : "writes"}.`,
      "security",
    );
}

/** Every operation has an id, a summary and security of its own, with scopes that fit what it does. */
export const operationBasics = operationRule((site) => {
  const { operationId, summary, security } = site.operation;
  if (!/^[a-z][A-Za-z0-9]*$/.test(operationId ?? ""))
    site.report("The operation needs a camelCase operationId.");
  if (!summary || summary.length > 90 || summary.endsWith("."))
    site.report("The operation needs a summary: one phrase of at most 90 characters without a full stop.");
  if (!security)
    return site.report("Security must be explicit: scopes, `[]` for public, or serviceProof for internal.");
  if (accessOf(site) === "user") for (const scope of security[0]?.bearerAuth ?? []) checkScope(site, scope);
});
