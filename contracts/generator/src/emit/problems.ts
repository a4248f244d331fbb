import type { ProblemEntry } from "../load.ts";
import { header } from "./names.ts";
import { commentText } from "./types.ts";

/** The closed union of problem codes and, for servers, their status and title. */
export function problemRegistry(problems: Record<string, ProblemEntry>, withTable: boolean): string {
  const union = Object.entries(problems)
    .map(
      ([code, { status, description }]) => `  /** ${status}. ${commentText(description)} */\n  | "${code}"\n`,
    )
    .join("");
  const type = `${header("contracts/problems.yaml")}\n/** Every code a problem can carry. */\nexport type ProblemCode =\n${union};\n`;
  const implied = (kinds: string[]): string =>
    Object.entries(problems)
      .filter(([, entry]) => entry.implied && kinds.includes(entry.implied))
      .map(([code]) => `  | "${code}"\n`)
      .join("");
  const common = `\n/** What every operation can answer. */\nexport type CommonProblem =\n${implied(["always", "user"])};\n`;
  if (!withTable) return type + common;
  const rows = Object.entries(problems).map(
    ([code, { status, title }]) => `  ${code}: { status: ${status}, title: ${JSON.stringify(title)} },\n`,
  );
  return `${type}${common}\nexport const problems: Readonly<Record<ProblemCode, { readonly status: number; readonly title: string }>> = {\n${rows.join("")}};\n`;
}
