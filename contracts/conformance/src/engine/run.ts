import type { Catalogue } from "../catalogue.ts";
import type { Call } from "../http/exchange.ts";
import { type Fetch, fetchTransport } from "../http/transport.ts";
import type { ConformanceOptions } from "../run-conformance.ts";
import type { MintToken } from "../tokens/mint.ts";
import { version } from "../version.ts";
import type { RunContext } from "./build-world.ts";
import { createFindings, type Findings } from "./findings.ts";
import type { OrgIdentity } from "./org.ts";
import { runPool } from "./pool.ts";
import { cleanUpOrg, provisionOrg, SetupError } from "./provision.ts";
import { type CaseResult, type Report, totalsOf } from "./report.ts";
import type { Case, Rule } from "./rule.ts";
import { describeCase, runCase } from "./run-case.ts";
import { createSend, NoAnswer } from "./session.ts";

/** What a run needs to know before its first request. */
export interface RunPlan {
  readonly options: ConformanceOptions & { readonly seed: number };
  readonly rules: readonly Rule[];
  readonly catalogue: Catalogue;
  readonly profiles: readonly string[];
  readonly target: string;
  readonly cases: readonly Case[];
  readonly mint: MintToken;
}

/** Any answer will do: it only tells an unreachable target from a broken one. */
const anybodyThere: Call = { method: "GET", target: "/health", headers: {}, credential: { kind: "none" } };

/** Failures that inspecting rules found count against their own case, whether or not that case passed. */
function mergeFindings(
  results: readonly CaseResult[],
  findings: Findings,
  reproduce: (id: string) => string,
): CaseResult[] {
  const merged = results.map((result): CaseResult => {
    const found = findings.of(result.id);
    if (found.length === 0) return result;
    return { ...result, outcome: "failed", failures: [...result.failures, ...found] };
  });
  const known = new Set(results.map(({ id }) => id));
  for (const [id, { rule, subject, failures }] of findings.entries()) {
    if (known.has(id)) continue;
    merged.push({
      ...describeCase({ id, rule, subject }),
      outcome: "failed",
      failures,
      requests: 0,
      durationMs: 0,
      reproduce: reproduce(rule.id),
    });
  }
  return merged;
}

/** One run from first request to report. */
export class Run {
  readonly #options: ConformanceOptions & { seed: number };
  readonly #catalogue: Catalogue;
  readonly #profiles: readonly string[];
  readonly #target: string;
  readonly #cases: readonly Case[];
  readonly #mint: MintToken;
  readonly #abort = new AbortController();
  readonly #orgs: OrgIdentity[] = [];
  readonly #findings: Findings;
  readonly #started = performance.now();
  readonly #startedAt = new Date().toISOString();
  readonly #pace = { until: 0 };
  #requests = 0;
  #failed = false;

  constructor({ options, rules, catalogue, profiles, target, cases, mint }: RunPlan) {
    this.#options = options;
    this.#catalogue = catalogue;
    this.#profiles = profiles;
    this.#target = target;
    this.#cases = cases;
    this.#mint = mint;
    const wanted = new Set(cases.map(({ rule }) => rule));
    const inspection = {
      catalogue,
      foreignCanaries: (orgId: string) =>
        this.#orgs.filter(({ id }) => id !== orgId).map(({ canary }) => canary),
    };
    this.#findings = createFindings(
      rules.filter((rule) => wanted.has(rule)),
      inspection,
      target,
      () => {
        this.#failed = true;
      },
    );
    options.signal?.addEventListener("abort", () => this.#abort.abort(), { once: true });
  }

  readonly #reproduce = (caseId: string): string => {
    const url = this.#options.url ? ` --url ${this.#options.url}` : "";
    return `elqnt-conformance${url} --profile ${this.#profiles.join(",")} --seed ${this.#options.seed} --only '${caseId}'`;
  };

  get #session() {
    const { fetch, timeoutMs = 15_000 } = this.#options;
    const send: Fetch = fetch ?? ((request) => globalThis.fetch(request));
    return {
      transport: fetchTransport(send, this.#target),
      timeoutMs,
      signal: this.#abort.signal,
      pace: this.#pace,
    };
  }

  get #provisioning() {
    const send = createSend({ ...this.#session, onExchange: () => this.#requests++ });
    return { catalogue: this.#catalogue, mint: this.#mint, send };
  }

  async #newOrg(): Promise<OrgIdentity> {
    const identity = await provisionOrg(this.#provisioning);
    this.#orgs.push(identity);
    return identity;
  }

  async #prepare(): Promise<RunContext> {
    try {
      const { sendRaw, seed, corsOrigin, keep = false, patienceMs = 60_000 } = this.#options;
      await this.#provisioning.send(anybodyThere);
      return {
        catalogue: this.#catalogue,
        seed,
        mint: this.#mint,
        keep,
        patienceMs,
        a: await this.#newOrg(),
        b: await this.#newOrg(),
        newOrg: () => this.#newOrg(),
        ...(sendRaw ? { sendRaw } : {}),
        ...(corsOrigin ? { corsOrigin } : {}),
        memo: new Map(),
        lent: new Map(),
      };
    } catch (error) {
      if (error instanceof NoAnswer)
        throw new SetupError(`Failed to reach ${this.#target}: ${error.message}.`, { cause: error });
      throw error;
    }
  }

  async execute(): Promise<Report> {
    const { seed, bail = false, concurrency = 8, onProgress } = this.#options;
    const run = await this.#prepare();
    onProgress?.({ type: "start", cases: this.#cases.length, seed, target: this.#target });
    const results: CaseResult[] = [];
    const caseOptions = {
      run,
      session: this.#session,
      findings: this.#findings,
      target: this.#target,
      reproduce: this.#reproduce,
    };
    const stopped = () => this.#abort.signal.aborted || (bail && this.#failed);
    await runPool(this.#cases, concurrency, stopped, async (asked) => {
      const result = await runCase(asked, caseOptions);
      results.push(result);
      this.#requests += result.requests;
      if (result.outcome === "failed" || result.outcome === "error") this.#failed = true;
      onProgress?.({ type: "case", result, done: results.length, cases: this.#cases.length });
    });
    if (!this.#options.keep) await this.#cleanUp();
    const report = this.#report(results);
    onProgress?.({ type: "end", report });
    return report;
  }

  async #cleanUp(): Promise<void> {
    await Promise.allSettled(this.#orgs.map((org) => cleanUpOrg(this.#provisioning, org)));
  }

  #report(results: readonly CaseResult[]): Report {
    const order = new Map(this.#cases.map(({ id }, index) => [id, index]));
    const merged = mergeFindings(results, this.#findings, this.#reproduce).sort(
      (left, right) => (order.get(left.id) ?? Number.MAX_VALUE) - (order.get(right.id) ?? Number.MAX_VALUE),
    );
    const totals = totalsOf(merged, this.#requests);
    return {
      version,
      target: this.#target,
      profiles: this.#profiles,
      seed: this.#options.seed,
      startedAt: this.#startedAt,
      durationMs: Math.round(performance.now() - this.#started),
      ok: totals.failed === 0 && totals.errors === 0 && totals.passed > 0,
      totals,
      results: merged,
    };
  }
}
