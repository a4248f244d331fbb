import { createCatalogue } from "../catalogue.ts";
import { isWanted } from "../engine/plan.ts";
import type { Suite } from "../run-conformance.ts";
import type { CliOptions } from "./options.ts";

/** The rules with their sentence and the number of checks each one makes, grouped by noun. */
export function listRules(
  { rules, contracts }: Suite,
  { profiles, only }: Pick<CliOptions, "profiles" | "only">,
): string {
  const services = profiles ?? [...new Set(contracts.operations.map(({ service }) => service))];
  const operations = contracts.operations.filter(({ service }) => services.includes(service));
  const catalogue = createCatalogue({ ...contracts, operations });
  const chosen = rules.filter(
    ({ id, profile }) => (profile === "every" || services.includes(profile)) && isWanted(id, only),
  );
  const lines = chosen.map((rule) => {
    const subjects = rule.subjects?.(catalogue);
    const count = subjects ? ` [${subjects.length}]` : "";
    return `${rule.id}${count}\n    ${rule.title}. (${rule.reference})`;
  });
  return `${lines.join("\n")}\n\n${chosen.length} rules\n`;
}
