import type { Rule } from "../../engine/rule.ts";
import { concurrencyRules } from "./concurrency.ts";
import { fuzzRules } from "./fuzz.ts";
import { idempotencyRules } from "./idempotency.ts";
import { isolationRules } from "./isolation.ts";
import { paginationRules } from "./pagination.ts";
import { problemRules } from "./problems.ts";
import { locationResolves, responseRules } from "./responses.ts";
import { scopeRules } from "./scopes.ts";
import { streamRules } from "./streams.ts";
import { tokenRules } from "./tokens.ts";
import { validationRules } from "./validation.ts";

/** Rules asked of each operation of the chosen profiles. */
export const everyOperationRules: readonly Rule[] = [
  ...responseRules,
  locationResolves,
  ...streamRules,
  ...problemRules,
  ...tokenRules,
  ...scopeRules,
  ...validationRules,
  ...fuzzRules,
  ...paginationRules,
  ...idempotencyRules,
  ...concurrencyRules,
  ...isolationRules,
];
