import { aggregateMutants } from "./aggregates.ts";
import { apiKeyMutants } from "./api-keys.ts";
import { bulkMutants } from "./bulk.ts";
import { corsMutants } from "./cors.ts";
import { definitionMutants, planMutants } from "./definitions.ts";
import { fieldMutants, uniqueMutants } from "./fields.ts";
import { filterMutants } from "./filters.ts";
import { gatewayMutants, requestIdMutants } from "./gateway.ts";
import { isolationMutants } from "./isolation.ts";
import { kgMutants } from "./kg.ts";
import { memberMutants, orgMutants, roleMutants } from "./members.ts";
import type { Mutant } from "./mutant.ts";
import { paginationMutants } from "./pagination.ts";
import { headerMutants, limitMutants, pathMutants } from "./paths.ts";
import { countingMutants, searchMutants, sortingMutants } from "./queries.ts";
import { deletionMutants, historyMutants, recordMutants } from "./records.ts";
import { relationshipMutants } from "./relationships.ts";
import { problemMutants, responseMutants } from "./responses.ts";
import { authMutants, revocationMutants, sessionMutants } from "./sessions.ts";
import { scopeMutants, tokenMutants } from "./tokens.ts";
import { transferMutants } from "./transfer.ts";
import { validationMutants } from "./validation.ts";
import { viewMutants } from "./views.ts";
import { concurrencyMutants, idempotencyMutants } from "./writes.ts";

/** Every way in which a backend is known to be broken. */
export const mutants: readonly Mutant[] = [
  ...responseMutants,
  ...problemMutants,
  ...tokenMutants,
  ...scopeMutants,
  ...validationMutants,
  ...paginationMutants,
  ...idempotencyMutants,
  ...concurrencyMutants,
  ...isolationMutants,
  ...gatewayMutants,
  ...requestIdMutants,
  ...corsMutants,
  ...pathMutants,
  ...headerMutants,
  ...limitMutants,
  ...definitionMutants,
  ...planMutants,
  ...viewMutants,
  ...fieldMutants,
  ...recordMutants,
  ...deletionMutants,
  ...uniqueMutants,
  ...filterMutants,
  ...sortingMutants,
  ...searchMutants,
  ...countingMutants,
  ...aggregateMutants,
  ...bulkMutants,
  ...historyMutants,
  ...relationshipMutants,
  ...transferMutants,
  ...authMutants,
  ...apiKeyMutants,
  ...orgMutants,
  ...memberMutants,
  ...roleMutants,
  ...sessionMutants,
  ...revocationMutants,
  ...kgMutants,
];
