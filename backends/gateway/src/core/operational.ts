import type { OpenApiDocument } from "@elqnt/contracts/openapi";
import type { ReadyCheck } from "@elqnt/service-kit";
import type { Metrics } from "./metrics.ts";

/** A bundled document, or what loads it when somebody asks: in a browser it is a fifth of the gateway's bytes. */
export type DocumentSource = OpenApiDocument | (() => Promise<OpenApiDocument>);

/** An answer that the gateway gives for itself. */
export interface OwnAnswer {
  readonly status: number;
  /** Flat name, value list. */
  readonly headers: readonly string[];
  readonly body: string;
}

/** What `/health`, `/ready`, `/metrics`, `/openapi.json` and `/docs` are made of. */
export interface OperationalOptions {
  readonly metrics: Metrics;
  /** Checks by upstream name; each is given two seconds. */
  readonly checks: Readonly<Record<string, () => Promise<readonly ReadyCheck[]>>>;
  readonly isDraining: () => boolean;
  /** Bundled document of the platform. */
  readonly document?: DocumentSource;
  readonly version?: string;
}

/** The gateway's own operations by operationId. */
export function operationalAnswers(
  options: OperationalOptions,
): Readonly<Record<string, () => Promise<OwnAnswer>>> {
  const { metrics, document = emptyDocument, version } = options;
  const readiness = shared(() => readinessOf(options));
  const load = lazy(async () => (typeof document === "function" ? document() : document));
  const documentText = lazy(async () => JSON.stringify(await load()));
  const page = lazy(async () => {
    const { docsPage } = await import("../docs/docs-page.ts");
    return docsPage(await load());
  });
  return {
    getHealth: async () => json(200, JSON.stringify({ status: "ok", ...(version ? { version } : {}) })),
    async getReadiness() {
      if (options.isDraining()) return unready(JSON.stringify({ status: "draining", checks: [] }));
      const { ready, text } = await readiness();
      return ready ? json(200, text) : unready(text);
    },
    getMetrics: async () => ({
      status: 200,
      headers: ["Content-Type", "text/plain; version=0.0.4; charset=utf-8", ...noStore],
      body: metrics.render(),
    }),
    getOpenApi: async () => json(200, await documentText()),
    async getDocs() {
      const { html, policy } = await page();
      const headers = [
        "Content-Type",
        "text/html; charset=utf-8",
        "Content-Security-Policy",
        policy,
        ...noStore,
      ];
      return { status: 200, headers, body: html };
    },
  };
}

const noStore = ["Cache-Control", "no-store", "X-Content-Type-Options", "nosniff"];
const emptyDocument: OpenApiDocument = {
  openapi: "3.1.0",
  info: { title: "Gateway", version: "0.0.0" },
  paths: {},
};

function json(status: number, body: string): OwnAnswer {
  return { status, headers: ["Content-Type", "application/json", ...noStore], body };
}

function unready(body: string): OwnAnswer {
  const answer = json(503, body);
  return { ...answer, headers: [...answer.headers, "Retry-After", "1"] };
}

async function readinessOf({ checks }: OperationalOptions): Promise<{ ready: boolean; text: string }> {
  const results = await Promise.all(Object.entries(checks).map(([name, check]) => runCheck(name, check)));
  const rows = results.flat();
  const ready = rows.every(({ ok, optional }) => ok || optional);
  return { ready, text: JSON.stringify({ status: ready ? "ready" : "notReady", checks: rows }) };
}

interface CheckRow {
  readonly name: string;
  readonly ok: boolean;
  readonly durationMs: number;
  readonly optional?: true;
  readonly detail?: string;
}

async function runCheck(upstream: string, check: () => Promise<readonly ReadyCheck[]>): Promise<CheckRow[]> {
  const startedAt = performance.now();
  const took = () => Math.round((performance.now() - startedAt) * 10) / 10;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("late")), 2000);
  });
  try {
    const rows = await Promise.race([check(), late]);
    const own = { name: upstream, ok: rows.every(isFine), durationMs: took() };
    return [own, ...rows.map((row) => storeRow(upstream, row, took()))];
  } catch {
    // The cause may hold addresses or credentials, and /ready is public.
    return [{ name: upstream, ok: false, durationMs: took(), detail: "does not answer" }];
  } finally {
    clearTimeout(timer);
  }
}

const isFine = ({ ready, optional }: ReadyCheck): boolean => ready || optional === true;

function storeRow(upstream: string, { name, ready, optional }: ReadyCheck, durationMs: number): CheckRow {
  const full = name === upstream || name.startsWith(`${upstream}/`) ? name : `${upstream}/${name}`;
  const row = { name: full, ok: ready, durationMs, ...(optional ? ({ optional } as const) : {}) };
  return ready ? row : { ...row, detail: "not ready" };
}

/** Anyone may ask for readiness, so at most four rounds of checks run per second. */
function shared<TValue>(compute: () => Promise<TValue>): () => Promise<TValue> {
  let last: { at: number; value: Promise<TValue> } | undefined;
  return () => {
    if (!last || performance.now() - last.at > 250) last = { at: performance.now(), value: compute() };
    return last.value;
  };
}

function lazy<TValue>(compute: () => Promise<TValue>): () => Promise<TValue> {
  let value: Promise<TValue> | undefined;
  return () => (value ??= compute());
}
