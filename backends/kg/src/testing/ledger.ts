import type { KGGraph, KGMerge } from "@elqnt/contracts/kg";
import { newId, ProblemError, type WriteContext } from "@elqnt/service-kit";
import type { KgEnvelope } from "../events.ts";
import type { KgEvent, KgLedger } from "../ledger.ts";
import { createMemoryLedger } from "../memory/ledger.ts";

/** A ledger, and how to hear what happened there. */
export interface LedgerDesk {
  readonly ledger: KgLedger;
  /** Every event an org's writes left, in order. */
  events(org: string): Promise<readonly KgEnvelope[]>;
}

export function memoryLedgerDesk(): LedgerDesk {
  const events: KgEnvelope[] = [];
  const ledger = createMemoryLedger({ onEvent: (event) => events.push(event) });
  return { ledger, events: async (org) => events.filter(({ orgid }) => orgid === org) };
}

export const write: WriteContext = { actor: { userId: "ada", email: "ada@example.com" }, requestId: "r-1" };

/** {@link write} under an idempotency key of scope `ada\nupsert`. */
export const keyed = (key: string): WriteContext => ({
  ...write,
  idempotency: {
    scope: "ada\nupsert",
    key,
    fingerprint: "f",
    respond: (output) => ({
      status: 201,
      headers: {},
      body: output === undefined ? null : JSON.stringify(output),
    }),
  },
});

/** A new graph. */
export const graphOf = (name: string): KGGraph => ({
  id: newId(),
  name,
  kind: "custom",
  version: 1,
  createdAt: "2026-01-05T09:30:00.000Z",
  createdBy: "ada",
  updatedAt: "2026-01-05T09:30:00.000Z",
});

/** The code of the problem that work ended with, if it did. */
export async function problemOf(work: Promise<unknown>): Promise<string | undefined> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error === undefined || error instanceof ProblemError) return error?.code;
  throw error;
}

/** A gate that work waits at until a test lets it pass. */
export function until(): { readonly passed: Promise<void>; readonly pass: () => void } {
  let pass = (): void => {};
  const passed = new Promise<void>((resolve) => {
    pass = resolve;
  });
  return { passed, pass };
}

/** A new merge of nodes. */
export const mergeOf = (graphId: string): KGMerge => ({
  id: newId(),
  graphId,
  nodeId: "ada",
  mergedIds: ["ada2", "ada3"],
  createdAt: "2026-01-05T09:30:00.000Z",
  createdBy: "ada",
});

/** The event of a change of the node `ada`. */
export const upserted = (graphId: string, revision: number): KgEvent => ({
  type: "kg.events.nodes.upserted",
  data: { graphId, revision, nodeIds: ["ada"] },
});

/** A ledger and an org of its own, with what most tests do there. */
export interface LedgerBench extends LedgerDesk {
  readonly org: string;
  insert(name: string, limit?: number, context?: WriteContext): Promise<KGGraph>;
  /** A change that leaves its revision and one event behind. */
  change(graphId: string, context?: WriteContext): Promise<{ readonly revision: number } | undefined>;
  /** Types of the org's events, without what all have in common. */
  typesOf(): Promise<string[]>;
}

export function openBench({ ledger, events }: LedgerDesk): LedgerBench {
  const org = newId();
  return {
    ledger,
    events: (of) => events(of),
    org,
    insert: (name, limit = 10, context = write) => ledger.insertGraph(org, graphOf(name), limit, context),
    change: (graphId, context = write) =>
      ledger.change(org, graphId, context, async ({ revision }) => ({
        result: { revision },
        changed: true,
        events: [upserted(graphId, revision)],
      })),
    typesOf: async () => (await events(org)).map(({ type }) => type.replace("kg.events.", "")),
  };
}
