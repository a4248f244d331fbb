import type { Rule } from "../../engine/rule.ts";
import { corsRules } from "./cors.ts";
import { headerRules } from "./headers.ts";
import { limitRules } from "./limits.ts";
import { operationalRules } from "./operational.ts";
import { pathRules } from "./paths.ts";
import { requestIdRules } from "./request-ids.ts";

/** What a gateway does for every service behind it. */
export const gatewayRules: readonly Rule[] = [
  ...operationalRules,
  ...requestIdRules,
  ...corsRules,
  ...pathRules,
  ...headerRules,
  ...limitRules,
];
