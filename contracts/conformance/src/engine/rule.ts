import type { Operation } from "@elqnt/contracts";
import type { Catalogue } from "../catalogue.ts";
import type { Exchange } from "../http/exchange.ts";
import type { World } from "./world.ts";

/** What an inspecting rule may know besides the exchange itself. */
export interface Inspection {
  readonly catalogue: Catalogue;
  /** Strings that only the other organizations of this run know: none of them may reach this one. */
  foreignCanaries(orgId: string): readonly string[];
}

/**
 * One promise of the contract and how to check it.
 *
 * A rule is asked once, or once per subject: an operation of the table, an operator, a field type. A rule with
 * `inspect` also looks at every exchange of every other rule.
 */
export interface Rule {
  /** `<noun>/<what>`, stable across releases: people put it in `--only` and in their trackers. */
  readonly id: string;
  /** The promise as one sentence. */
  readonly title: string;
  /** The profile the rule belongs to; `every` for rules asked of each operation of the chosen profiles. */
  readonly profile: "gateway" | "auth" | "entities" | "kg" | "every";
  /** Where the promise is written. */
  readonly reference: string;
  /** What the rule is asked of, one case each. */
  readonly subjects?: (catalogue: Catalogue) => readonly string[];
  /** Needs bytes on a socket: skipped for in-process handlers. */
  readonly needsNetwork?: boolean;
  /** Throws a `Violation` when the exchange breaks the rule. */
  readonly inspect?: (exchange: Exchange, inspection: Inspection) => void;
  /** Throws a `Violation` when the backend breaks the rule. `subject` is one of `subjects`, or empty. */
  readonly run: (world: World, subject: string) => Promise<void>;
}

/** Asks a rule of every operation for which the predicate holds. */
export const ofOperations =
  (predicate: (operation: Operation, catalogue: Catalogue) => boolean): NonNullable<Rule["subjects"]> =>
  (catalogue) =>
    catalogue.operations
      .filter((operation) => predicate(operation, catalogue))
      .map(({ operationId }) => operationId);

/** Operations that a client can call with a token. */
export const needsToken = ({ access }: Operation): boolean => access === "user";

/** Operations that a client can call at all. */
export const isReachable = ({ access }: Operation): boolean => access !== "internal";

/** One rule asked of one subject. */
export interface Case {
  /** `rule` or `rule:subject`. */
  readonly id: string;
  readonly rule: Rule;
  readonly subject: string;
}
