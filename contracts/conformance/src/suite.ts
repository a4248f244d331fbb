import { type Operation, problems } from "@elqnt/contracts";
import { catalogue } from "@elqnt/contracts/catalogue";
import { documents } from "@elqnt/contracts/openapi";
import type { Contracts } from "./catalogue.ts";
import { rules } from "./rules/index.ts";
import type { Suite } from "./run-conformance.ts";

/** The contracts of this release. */
export const contracts: Contracts = {
  operations: catalogue.flatMap(({ operations }) => Object.values(operations) as Operation[]),
  documents,
  problems,
};

/** Every rule with the contracts of this release. */
export const defaultSuite: Suite = { rules, contracts };
