import { createHmac, newId, ProblemError } from "@elqnt/service-kit";
import type { KgEnvelope } from "../events.ts";
import type { KgLedger } from "../ledger.ts";
import { createMemoryGraphStore } from "../memory-store.ts";
import type { KgPorts } from "../ports.ts";
import { createKgService, type KgService } from "../service.ts";
import type { GraphStore } from "../store.ts";
import { memoryLedgerDesk } from "./ledger.ts";

/** Something of an answer. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was answered
export type Loose = any;

/** An answer, read. */
export interface Answer {
  status: number;
  headers: Headers;
  body: Loose;
}

interface CallOptions {
  org?: string;
  user?: string;
  headers?: Record<string, string>;
  contentType?: string;
}

export type Call = (line: string, body?: unknown, options?: CallOptions) => Promise<Answer>;

/** Where a desk keeps its graphs, and how to hear what happened there. */
export interface DeskStore {
  ledger: KgLedger;
  store: GraphStore;
  events(org: string): Promise<readonly KgEnvelope[]>;
}

export const memoryDesk = (): DeskStore => ({ ...memoryLedgerDesk(), store: createMemoryGraphStore() });

/** A desk whose process dies where a test says so. */
export interface MortalDesk extends DeskStore {
  /** From now on changes end before they commit: after so many writes of the store, or after all of them. */
  dieAfter(writes?: number): void;
  /** Changes commit again, as those of the next process. */
  revive(): void;
}

export function mortalDesk({ ledger, store, events }: DeskStore): MortalDesk {
  let isDying = false;
  let left = Number.POSITIVE_INFINITY;
  const die = () => {
    throw new ProblemError("service_unavailable", { detail: "Failed to reach the ledger.", retryAfter: 1 });
  };
  return {
    events,
    dieAfter(writes = Number.POSITIVE_INFINITY) {
      isDying = true;
      left = writes;
    },
    revive() {
      isDying = false;
      left = Number.POSITIVE_INFINITY;
    },
    ledger: {
      ...ledger,
      change: (org, graphId, write, work, inbox) =>
        ledger.change(
          org,
          graphId,
          write,
          async (turn) => {
            const change = await work(turn);
            return isDying ? die() : change;
          },
          inbox,
        ),
    },
    store: {
      ...store,
      write: async (...args) => {
        if (left === 0) die();
        left -= 1;
        await store.write(...args);
      },
    },
  };
}

/** An open service, with an org and a graph of its own. */
export interface ServiceDesk {
  call: Call;
  /** Sends `body` with the id of the graph. */
  ask(path: string, body?: object): Promise<Answer>;
  events(): Promise<readonly KgEnvelope[]>;
  /** Of the graph, as it was committed last. */
  revision(): Promise<number>;
  service: KgService;
  store: GraphStore;
  org: string;
  graphId: string;
}

/** A service over stores, called as the gateway would: `call("POST /graphs", { name })`. */
export async function openDesk(
  { ledger, store, events }: DeskStore = memoryDesk(),
  ports: Partial<KgPorts> = {},
): Promise<ServiceDesk> {
  const org = newId();
  const cursorHmac = createHmac("a secret for cursors, in tests only", "cursors");
  const service = createKgService({ cursorHmac, ...ports, ledger, store });
  const call: Call = async (
    line,
    body,
    { org: caller = org, user = "ada", headers = {}, contentType } = {},
  ) => {
    const [method = "GET", path = ""] = line.split(" ");
    const type = body === undefined ? {} : { "content-type": contentType ?? "application/json" };
    const request = new Request(`http://gateway/api/v1/kg${path}`, {
      method,
      headers: { ...type, ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const identity = { orgId: caller, userId: user, scopes: ["admin"], requestId: newId() };
    const response = await service.fetch(request, identity);
    return {
      status: response.status,
      headers: response.headers,
      body: read(await response.text(), response),
    };
  };
  const { body: graph } = await call("POST /graphs", { name: "People" });
  const ask = (path: string, body: object = {}) => call(`POST ${path}`, { graphId: graph.id, ...body });
  const revision = async () => (await ledger.revision(org, graph.id)) ?? 0;
  return { call, ask, events: () => events(org), revision, service, store, org, graphId: graph.id };
}

function read(text: string, response: Response): unknown {
  const type = response.headers.get("content-type") ?? "";
  if (type.includes("ndjson"))
    return text
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as unknown);
  return type.includes("json") && text !== "" ? (JSON.parse(text) as unknown) : text;
}

export const person = (id: string, extra: object = {}) => ({ id, label: "Person", name: id, ...extra });

/** `a-b` is an edge from a to b, its id. */
export const link = (ends: string, extra: object = {}) => {
  const [sourceId, targetId] = ends.split("-");
  return { id: ends, sourceId, targetId, label: "KNOWS", ...extra };
};

export const idsOf = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id);
