import { createClient, ErrorReply } from "redis";
import { Breaker } from "../breaker.ts";

export interface RedisOptions {
  /** Where the server is, `redis[s]://[user:password@]host:port[/database]`. */
  readonly url: string;
  /** What all keys begin with, for platforms that share a server. Default `elqnt:`. */
  readonly prefix?: string;
  /** Longest wait for an answer, in milliseconds. Default 100. */
  readonly timeoutMs?: number;
  /** Hears of lost connections, and of commands that failed or came too late. */
  readonly onError?: (error: unknown) => void;
}

/** Redis cannot be asked now. Nobody knows whether a command that came too late was carried out. */
export class RedisUnavailable extends Error {
  override readonly name = "RedisUnavailable";
  readonly code = "redis_unavailable";
}

type RedisClient = ReturnType<typeof newClient>;

/** A connection made in the background, on which no command waits long. */
export interface RedisLink {
  /** @throws RedisUnavailable when there is no connection, the answer is late, or the server is being left alone. */
  run<TReply>(command: (client: RedisClient) => Promise<TReply>): Promise<TReply>;
  /** Whether there is a connection. */
  isUp(): boolean;
  close(): Promise<void>;
}

const longestPauseMs = 1_000;

export function createRedisLink({ url, timeoutMs = 100, onError = () => {} }: RedisOptions): RedisLink {
  const breaker = new Breaker();
  const client = newClient(url);
  client.on("error", onError);
  // It tries until it succeeds or is closed; each failure is an `error` event.
  client.connect().catch(() => {});

  return {
    isUp: () => client.isReady,
    async run(command) {
      if (!client.isReady) throw new RedisUnavailable("Failed to use Redis: there is no connection.");
      if (!breaker.admits()) throw new RedisUnavailable("Failed to use Redis: it did not answer just now.");
      try {
        const reply = await withDeadline(command(client), timeoutMs);
        breaker.succeeded();
        return reply;
      } catch (cause) {
        onError(cause);
        // An answer, if an unwelcome one: the server is there.
        if (cause instanceof ErrorReply) breaker.succeeded();
        else breaker.failed();
        throw new RedisUnavailable("Failed to use Redis: the command failed.", { cause });
      }
    },
    async close() {
      if (client.isReady) await withDeadline(client.close(), timeoutMs).catch(() => {});
      if (client.isOpen) client.destroy();
    },
  };
}

/** A client that never queues: a command without a connection fails at once. */
function newClient(url: string) {
  return createClient({
    url,
    disableOfflineQueue: true,
    // Together they find out within seconds about a server that is silently gone.
    pingInterval: 2_000,
    socket: {
      connectTimeout: 2_000,
      socketTimeout: 5_000,
      reconnectStrategy: (retries) => Math.min(longestPauseMs, 50 * 2 ** Math.min(retries, 5)),
    },
  });
}

function withDeadline<TValue>(value: Promise<TValue>, ms: number): Promise<TValue> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`Redis did not answer within ${ms} ms.`)), ms);
  });
  return Promise.race([value, late]).finally(() => clearTimeout(timer));
}
