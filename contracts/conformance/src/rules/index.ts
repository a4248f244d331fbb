import type { Rule } from "../engine/rule.ts";
import { authRules } from "./auth/index.ts";
import { entitiesRules } from "./entities/index.ts";
import { everyOperationRules } from "./every/index.ts";
import { gatewayRules } from "./gateway/index.ts";
import { kgRules } from "./kg/index.ts";

/** Every promise the suite knows. */
export const rules: readonly Rule[] = [
  ...gatewayRules,
  ...authRules,
  ...everyOperationRules,
  ...entitiesRules,
  ...kgRules,
];
