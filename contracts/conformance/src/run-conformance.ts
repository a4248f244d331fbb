import { type Catalogue, type Contracts, createCatalogue } from "./catalogue.ts";
import type { RunContext } from "./engine/build-world.ts";
import { planCases } from "./engine/plan.ts";
import type { CaseResult, Report } from "./engine/report.ts";
import type { Rule } from "./engine/rule.ts";
import { Run } from "./engine/run.ts";
import { type Fetch, inProcessOrigin } from "./http/transport.ts";
import { type MintToken, mintWithSecret } from "./tokens/mint.ts";

/** What the runner says while it works. */
export type ProgressEvent =
  | { readonly type: "start"; readonly cases: number; readonly seed: number; readonly target: string }
  | { readonly type: "case"; readonly result: CaseResult; readonly done: number; readonly cases: number }
  | { readonly type: "end"; readonly report: Report };

export interface ConformanceOptions {
  /** Base URL of the gateway, or of a service that verifies tokens itself. */
  readonly url?: string;
  /** An in-process handler instead of a URL. */
  readonly fetch?: Fetch;
  /** HS256 secret of the target; or give `mintToken`. */
  readonly jwtSecret?: string;
  readonly mintToken?: MintToken;
  /** Services whose promises are asked about. Default: every service that has rules. */
  readonly profiles?: readonly string[];
  /** Default: random, and printed. */
  readonly seed?: number;
  /** Rule or case ids, `*` allowed. Default: everything. */
  readonly only?: readonly string[];
  /** Stops at the first broken promise. */
  readonly bail?: boolean;
  /** Cases under way at once. Default: 8. */
  readonly concurrency?: number;
  /** Longest wait for one answer, in milliseconds. Default: 15,000. */
  readonly timeoutMs?: number;
  /** Longest wait for what follows an answer (embeddings, mirrored records), in milliseconds. Default: 60,000. */
  readonly patienceMs?: number;
  /** Leaves definitions and records in place, so that printed requests can be repeated. */
  readonly keep?: boolean;
  readonly onProgress?: (event: ProgressEvent) => void;
  readonly signal?: AbortSignal;
  /** An origin of the target's CORS allow-list. Default: the usual development origins are tried. */
  readonly corsOrigin?: string;
  /** Sends header lines as they are, for rules about bytes on the wire; the CLI provides it. */
  readonly sendRaw?: RunContext["sendRaw"];
  /** Rules and contracts to use instead of those of this release. */
  readonly suite?: Suite;
}

/** Rules with the contracts they ask about. */
export interface Suite {
  readonly rules: readonly Rule[];
  readonly contracts: Contracts;
}

/** Thrown for options that make no sense together. */
export class OptionsError extends TypeError {}

function minterOf({ mintToken, jwtSecret }: ConformanceOptions): MintToken {
  if (mintToken) return mintToken;
  if (jwtSecret) return mintWithSecret(jwtSecret);
  throw new OptionsError("Failed to start: no way to make tokens. Give jwtSecret or mintToken.");
}

/** The contracts narrowed to the services of the chosen profiles. */
function catalogueOf({ contracts }: Suite, profiles: readonly string[]): Catalogue {
  const operations = contracts.operations.filter(({ service }) => profiles.includes(service));
  return createCatalogue({ ...contracts, operations });
}

/**
 * Asks a backend whether it keeps the contracts of the platform.
 *
 * It needs nothing but a way to send requests and to make tokens: organizations, definitions and records are
 * created through the API and removed afterwards. The same seed asks the same questions with the same data.
 *
 * @example Test a handler in the same process
 *
 * ```ts
 * import { runConformance } from "@elqnt/conformance";
 *
 * const report = await runConformance({ fetch: gateway.fetch, jwtSecret, profiles: ["entities"] });
 * if (!report.ok) console.error(report.results.filter(({ outcome }) => outcome === "failed"));
 * ```
 *
 * @returns The report; broken promises are results, not exceptions.
 * @throws `SetupError` when the target cannot be reached or does not accept the tokens.
 * @throws `TypeError` for options that make no sense.
 */
export async function runConformance(options: ConformanceOptions): Promise<Report> {
  const suite = options.suite ?? (await import("./suite.ts")).defaultSuite;
  const profiles = options.profiles ?? [...new Set(suite.contracts.operations.map(({ service }) => service))];
  const catalogue = catalogueOf(suite, profiles);
  const seed = options.seed ?? Math.floor(Math.random() * 2 ** 31);
  const target = options.url ?? inProcessOrigin;
  if (!options.url && !options.fetch)
    throw new OptionsError("Failed to start: give url or fetch, there is nothing to test.");
  const cases = planCases(suite.rules, catalogue, profiles, options.only);
  if (cases.length === 0)
    throw new OptionsError(
      `Failed to start: no rule matches ${(options.only ?? profiles).join(", ")}. List them with --list.`,
    );
  const mint = minterOf(options);
  return new Run({
    options: { ...options, seed },
    rules: suite.rules,
    catalogue,
    profiles,
    target,
    cases,
    mint,
  }).execute();
}
