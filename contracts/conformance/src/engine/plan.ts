import type { Catalogue } from "../catalogue.ts";
import type { Case, Rule } from "./rule.ts";

const caseId = (rule: Rule, subject: string): string => (subject ? `${rule.id}:${subject}` : rule.id);

/** A glob over rule and case ids: `*` stands for any characters. */
function globOf(pattern: string): RegExp {
  const source = pattern.split("*").map((part) => part.replaceAll(/[\\^$.|?+()[\]{}]/g, "\\$&"));
  return new RegExp(`^${source.join(".*")}$`);
}

/** Whether an id, or the rule it belongs to, is meant by one of the patterns; no pattern means every one. */
export function isWanted(id: string, patterns: readonly string[]): boolean {
  if (patterns.length === 0) return true;
  const rule = id.split(":")[0]!;
  return patterns.map(globOf).some((glob) => glob.test(id) || glob.test(rule));
}

/** The cases to run: rules of the chosen profiles, asked of their subjects, narrowed by `--only`. */
export function planCases(
  rules: readonly Rule[],
  catalogue: Catalogue,
  profiles: readonly string[],
  only: readonly string[] = [],
): Case[] {
  return rules
    .filter(({ profile }) => profile === "every" || profiles.includes(profile))
    .flatMap((rule) => {
      const subjects = rule.subjects ? rule.subjects(catalogue) : [""];
      return subjects.map((subject) => ({ id: caseId(rule, subject), rule, subject }));
    })
    .filter(({ id }) => isWanted(id, only));
}
