import type { KGGraph } from "@elqnt/contracts/kg";
import { newId, ProblemError, type WriteContext } from "@elqnt/service-kit";
import type { KgEnvelope } from "../events.ts";
import type { KgLedger } from "../ledger.ts";
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
