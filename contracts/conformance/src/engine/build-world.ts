import type { Catalogue } from "../catalogue.ts";
import type { Exchange, SendRaw } from "../http/exchange.ts";
import { buildCall } from "../http/request-builder.ts";
import { createRandom } from "../random.ts";
import { type MintToken, ordinaryClaims } from "../tokens/mint.ts";
import { bindOrg, createCaller, type OrgIdentity } from "./org.ts";
import type { Case } from "./rule.ts";
import type { Send } from "./session.ts";
import { Skipped, Violation } from "./violation.ts";
import type { World } from "./world.ts";

/** What all cases of a run have in common. */
export interface RunContext {
  readonly catalogue: Catalogue;
  readonly seed: number;
  readonly mint: MintToken;
  readonly a: OrgIdentity;
  readonly b: OrgIdentity;
  newOrg(): Promise<OrgIdentity>;
  /** Sends header lines exactly as given; only for targets with a URL. */
  readonly sendRaw?: SendRaw;
  readonly corsOrigin?: string;
  /** How long what follows an answer may take. */
  readonly patienceMs: number;
  /** Leaves everything in place. */
  readonly keep: boolean;
  readonly memo: Map<string, Promise<unknown>>;
  /** What cases give back for others, by key. */
  readonly lent: Map<string, unknown[]>;
}

const pollEveryMs = 100;

async function eventually(
  ask: () => Promise<Exchange>,
  suits: (exchange: Exchange) => boolean,
  withinMs: number,
): Promise<Exchange> {
  const started = performance.now();
  for (;;) {
    const exchange = await ask();
    if (suits(exchange)) return exchange;
    if (performance.now() - started > withinMs) {
      throw new Violation(
        `a change within ${withinMs} ms`,
        `status ${exchange.status} after ${Math.round(performance.now() - started)} ms`,
        [exchange],
      );
    }
    await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
  }
}

/** What one case brings along. */
export interface CaseTools {
  readonly send: Send;
  readonly sendRaw?: SendRaw;
  readonly afterwards: World["afterwards"];
  /** Runs when the case has passed. */
  passed(work: () => void): void;
}

/** The world of one case. Its data depends on the seed and the case id alone, so it is the same with `--only`. */
export function buildWorld(
  run: RunContext,
  { id }: Case,
  { send, sendRaw, afterwards, passed }: CaseTools,
): World {
  const { catalogue, mint } = run;
  const context = { catalogue, mint, send };
  const random = createRandom(run.seed, id);
  const shared = <TValue>(key: string, make: () => Promise<TValue>): Promise<TValue> => {
    const known = run.memo.get(key);
    if (known) return known as Promise<TValue>;
    const made = make();
    run.memo.set(key, made);
    made.catch(() => run.memo.get(key) === made && run.memo.delete(key));
    return made;
  };
  const borrow = async <TValue>(key: string, make: () => Promise<TValue>): Promise<TValue> => {
    const free = (run.lent.get(key) ?? []) as TValue[];
    run.lent.set(key, free);
    const value = free.pop() ?? (await make());
    passed(() => free.push(value));
    return value;
  };
  let names = 0;
  const tag = createRandom(run.seed, `name/${id}`).text(8, "abcdefghijklmnopqrstuvwxyz0123456789");
  return {
    catalogue,
    seed: run.seed,
    random,
    mint,
    send,
    ...(sendRaw ? { sendRaw } : {}),
    ...(run.corsOrigin ? { corsOrigin: run.corsOrigin } : {}),
    a: bindOrg(run.a, context),
    b: bindOrg(run.b, context),
    newOrg: async (key) => bindOrg(await (key ? shared(`org/${key}`, run.newOrg) : run.newOrg()), context),
    caller: (credential) => createCaller(context, credential),
    operation: catalogue.operation,
    build: (operationId, input, credential, options) =>
      buildCall(catalogue.operation(operationId), input, credential, options),
    shared,
    forget: (key) => void run.memo.delete(key),
    borrow,
    unique: (prefix) => `${prefix}_${tag}${names++}`,
    eventually: (ask, suits, withinMs = run.patienceMs) => eventually(ask, suits, withinMs),
    afterwards,
    skip: (reason) => {
      throw new Skipped(reason);
    },
    claimsOf: (org, claims) =>
      ordinaryClaims({
        org_id: org.id,
        user_id: org.admin.userId,
        email: "conformance@example.com",
        ...claims,
      }),
  };
}
