import { setTimeout as delay } from "node:timers/promises";
import { type JetStreamClient, type JetStreamManager, jetstream, jetstreamManager } from "@nats-io/jetstream";
import { connect, type NatsConnection } from "@nats-io/transport-node";
import { BusUnavailable } from "../bus/event-bus.ts";

export interface NatsOptions {
  /** Where the servers are, `nats://[user:password@]host:port`; several for a cluster. */
  readonly servers: string | readonly string[];
  /** Shown in the server's list of connections. */
  readonly name?: string;
  /** Hears of what went wrong in the background: lost connections, refused messages. */
  readonly onError?: (error: unknown) => void;
}

export interface Connected {
  readonly nc: NatsConnection;
  readonly js: JetStreamClient;
  readonly jsm: JetStreamManager;
}

/** The connection to NATS, made in the background and again whenever it is lost. */
export interface NatsLink {
  /**
   * The connection, for something that must not wait.
   *
   * @throws BusUnavailable while there is none.
   */
  now(): Connected;
  /** Whether there is a connection. */
  isUp(): boolean;
  /** Waits for the connection; rejects with {@link BusUnavailable} once the link is closed. */
  ready(): Promise<Connected>;
  /** Runs something that fails with {@link BusUnavailable} as soon as the connection is lost. */
  whileUp<TResult>(work: (connected: Connected) => Promise<TResult>): Promise<TResult>;
  close(): Promise<void>;
}

const retryMs = 250;

/** @param prepare Runs on each new connection before anybody uses it. */
export function createNatsLink(
  { servers, name = "elqnt", onError = () => {} }: NatsOptions,
  prepare: (connected: Connected) => Promise<void>,
): NatsLink {
  const stop = new AbortController();
  let connected: Connected | undefined;
  let up = Promise.withResolvers<Connected>();
  // Each is one piece of work that a loss of the connection ends. No promise that outlives them: what races against
  // it would be kept for as long.
  const losing = new Set<(error: BusUnavailable) => void>();
  up.promise.catch(() => {});

  const now = () => {
    if (connected) return connected;
    throw new BusUnavailable("Failed to use NATS: there is no connection.");
  };

  const raise = (next: Connected) => {
    connected = next;
    up.resolve(next);
  };
  const drop = () => {
    if (!connected) return;
    connected = undefined;
    up = Promise.withResolvers();
    up.promise.catch(() => {});
    const error = new BusUnavailable("Failed to use NATS: the connection was lost.");
    for (const lose of losing) lose(error);
  };

  /** Prepares a connection until that succeeds or the connection is gone. */
  const prepareUntilReady = async (next: Connected, isGone: () => boolean) => {
    while (!stop.signal.aborted && !isGone()) {
      try {
        await prepare(next);
        if (!isGone()) raise(next);
        return;
      } catch (error) {
        onError(error);
        await pause(stop.signal);
      }
    }
  };

  const watch = async (next: Connected) => {
    let connection = 1;
    const start = () => {
      const current = connection;
      void prepareUntilReady(next, () => connection !== current);
    };
    start();
    for await (const { type } of next.nc.status()) {
      if (type === "disconnect" || type === "close") {
        connection += 1;
        drop();
      }
      if (type === "reconnect") start();
    }
  };

  const dial = async () => {
    const nc = await connect({
      servers: typeof servers === "string" ? servers : [...servers],
      name,
      maxReconnectAttempts: -1,
      reconnectTimeWait: retryMs,
      pingInterval: 10_000,
      timeout: 5_000,
    });
    // The managers ask the server nothing yet: a connection without JetStream shows in `prepare`.
    const next = { nc, js: jetstream(nc), jsm: await jetstreamManager(nc, { checkAPI: false }) };
    if (stop.signal.aborted) return nc.close();
    dialled = nc;
    void watch(next);
  };

  let dialled: NatsConnection | undefined;
  const dialling = (async () => {
    while (!stop.signal.aborted && !dialled) {
      await dial().catch(async (error: unknown) => {
        onError(error);
        await pause(stop.signal);
      });
    }
  })();

  return {
    now,
    isUp: () => connected !== undefined,
    ready: () => up.promise,
    async whileUp(work) {
      const current = now();
      const { promise: lost, reject: lose } = Promise.withResolvers<never>();
      losing.add(lose);
      try {
        return await Promise.race([work(current), lost]);
      } finally {
        losing.delete(lose);
      }
    },
    async close() {
      stop.abort();
      const closed = new BusUnavailable("Failed to use NATS: the connection is closed.");
      await dialling;
      // Acknowledgements are on their way.
      if (connected) await connected.nc.drain().catch(() => {});
      drop();
      up.reject(closed);
      await dialled?.close();
    },
  };
}

const pause = (signal: AbortSignal): Promise<void> => delay(retryMs, undefined, { signal }).catch(() => {});
