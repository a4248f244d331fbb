import type { Rule } from "../../engine/rule.ts";
import { apiKeyRules } from "./api-keys.ts";
import { meRules } from "./me.ts";
import { memberRules, roleRules } from "./members.ts";
import { orgRules } from "./orgs.ts";
import { revocationRules } from "./revocation.ts";
import { sessionRules } from "./sessions.ts";
import { tokenRules } from "./tokens.ts";

/** Who gets in, as whom, and until when. */
export const authRules: readonly Rule[] = [
  ...tokenRules,
  ...meRules,
  ...apiKeyRules,
  ...orgRules,
  ...memberRules,
  ...roleRules,
  ...sessionRules,
  ...revocationRules,
];
