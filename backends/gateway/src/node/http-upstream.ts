import type { IncomingMessage, ServerResponse } from "node:http";
import type { Operation } from "@elqnt/contracts";
import type { Hmac, ReadyCheck } from "@elqnt/service-kit";
import { Pool } from "undici";
import { Breaker, type BreakerOptions } from "../core/breaker.ts";
import type { Forward } from "../core/types.ts";
import type { Backend } from "./backend.ts";
import { HttpExchange } from "./http-exchange.ts";
import type { Shell } from "./shell.ts";

/** A service in another process. */
export interface HttpUpstreamOptions {
  /** Base URL, such as `http://entities:8080`; a path is put before every forwarded path. */
  readonly url: string;
  /** Largest number of connections, streams of events left out. Default 128. */
  readonly connections?: number;
  /** Milliseconds to connect. Default 2000. */
  readonly connectTimeoutMs?: number;
  readonly breaker?: Omit<BreakerOptions, "now">;
  /** Path asked for readiness. A 404 counts as ready, for services without one. Default `/ready`. */
  readonly readyPath?: string;
}

/** Share of requests that may be repeated, so that an upstream which resets everything is not hit twice as hard. */
const retryShare = 0.1;
const retryBurst = 10;

/** Connections, circuit and retry budget of one service in another process. */
export class HttpUpstream implements Backend {
  readonly name: string;
  readonly #pool: Pool;
  /** Streams of events last: they must not take the connections that other requests need. */
  readonly #streams: Pool;
  readonly breaker: Breaker;
  readonly basePath: string;
  readonly proofHmac: Hmac;
  inFlight = 0;
  retries = 0;
  #retryTokens = retryBurst;
  readonly #readyPath: string;

  constructor(name: string, options: HttpUpstreamOptions, proofHmac: Hmac) {
    const url = new URL(options.url);
    this.name = name;
    this.basePath = url.pathname === "/" ? "" : url.pathname.replace(/\/$/, "");
    this.proofHmac = proofHmac;
    this.breaker = new Breaker(options.breaker);
    this.#readyPath = options.readyPath ?? "/ready";
    const settings = {
      pipelining: 1,
      allowH2: false,
      connectTimeout: options.connectTimeoutMs ?? 2000,
      // The exchange keeps the time: one timer per request instead of three.
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: 4000,
    };
    this.#pool = new Pool(url.origin, { ...settings, connections: options.connections ?? 128 });
    // As many as the gateway lets in.
    this.#streams = new Pool(url.origin, settings);
  }

  poolFor({ stream }: Operation): Pool {
    return stream === "sse" ? this.#streams : this.#pool;
  }

  start(shell: Shell, forward: Forward, request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Every request earns a little of the right to retry.
    this.#retryTokens = Math.min(retryBurst, this.#retryTokens + retryShare);
    return new HttpExchange(shell, this, forward, request, response).run();
  }

  tryRetry(): boolean {
    if (this.#retryTokens < 1) return false;
    this.#retryTokens -= 1;
    this.retries += 1;
    return true;
  }

  async ready(): Promise<readonly ReadyCheck[]> {
    const path = this.basePath + this.#readyPath;
    const { statusCode, body } = await this.#pool.request({ method: "GET", path, headersTimeout: 2000 });
    const checks = checksIn(await body.text());
    const ready = statusCode < 300 || statusCode === 404;
    const told = checks.some((check) => !check.ready && !check.optional);
    return ready || told ? checks : [...checks, { name: this.name, ready }];
  }

  async close(): Promise<void> {
    await Promise.all([this.#pool.destroy(), this.#streams.destroy()]);
  }
}

/** The parts a service named. One that answers something else named none. */
function checksIn(text: string): readonly ReadyCheck[] {
  try {
    const { checks } = JSON.parse(text) as { checks?: unknown };
    return Array.isArray(checks) ? checks.filter(isCheck) : [];
  } catch {
    return [];
  }
}

const isCheck = (value: Partial<ReadyCheck> | null): value is ReadyCheck =>
  typeof value?.name === "string" && typeof value.ready === "boolean";
