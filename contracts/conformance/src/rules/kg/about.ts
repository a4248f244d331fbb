import type { Rule } from "../../engine/rule.ts";

/** A rule of the kg profile that is asked once. */
export const about = (id: string, title: string, reference: string, run: Rule["run"]): Rule => ({
  id,
  title,
  profile: "kg",
  reference,
  run,
});
