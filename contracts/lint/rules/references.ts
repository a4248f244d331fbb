import { isRead, type OperationSite, operationRule, type SiblingOperation } from "../operations.ts";

function checkInvalidates(site: OperationSite, all: readonly SiblingOperation[]): void {
  const named = site.operation["x-elqnt-invalidates"] ?? [];
  named.forEach((operationId, index) => {
    const target = all.find(({ operation }) => operation.operationId === operationId);
    if (!target)
      site.report(
        `x-elqnt-invalidates names "${operationId}", which does not exist.`,
        "x-elqnt-invalidates",
        index,
      );
    else if (!isRead(target))
      site.report(
        `x-elqnt-invalidates names "${operationId}", which is no read.`,
        "x-elqnt-invalidates",
        index,
      );
    if (named.indexOf(operationId) !== index)
      site.report(`x-elqnt-invalidates names "${operationId}" twice.`, "x-elqnt-invalidates", index);
  });
}

function checkLinks(site: OperationSite, all: readonly OperationSite[]): void {
  for (const [status, response] of site.successes) {
    for (const [name, { operationId, parameters = {} }] of Object.entries(response.node.links ?? {})) {
      const target = all.find(({ operation }) => operation.operationId === operationId);
      const needed = target?.parameters.filter(({ node }) => node.in === "path").map(({ node }) => node.name);
      if (!needed)
        site.report(`Link "${name}" names "${operationId}", which does not exist.`, "responses", status);
      else if (needed.join() !== needed.filter((parameter) => parameter in parameters).join())
        site.report(`Link "${name}" must give ${needed.join(", ")}.`, "responses", status);
    }
  }
}

/** What an operation says about other operations is true. */
export const references = operationRule((site, all, siblings) => {
  checkInvalidates(site, [...all, ...siblings]);
  checkLinks(site, all);
});
