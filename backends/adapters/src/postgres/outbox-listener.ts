import pg from "pg";
import { outboxChannel } from "./outbox-signal.ts";

export interface OutboxListener {
  close(): Promise<void>;
}

export interface OutboxListenerOptions {
  readonly connection: pg.ClientConfig;
  /** A schema has new rows. */
  readonly onWake: (schema: string) => void;
  /** Listening (again): signals before this moment may have been missed. */
  readonly onConnect: () => void;
  readonly onError: (error: unknown) => void;
}

const reconnectMs = 1_000;

/** Listens for outbox signals on a connection of its own and opens a new one whenever that is lost. */
export function listenForOutbox(options: OutboxListenerOptions): OutboxListener {
  let client: pg.Client | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const connect = async () => {
    const next = new pg.Client({ ...options.connection, keepAlive: true });
    client = next;
    next.on("error", options.onError);
    next.on("notification", ({ payload }) => payload && options.onWake(payload));
    next.once("end", () => {
      if (!closed) retry = setTimeout(open, reconnectMs);
    });
    await next.connect();
    await next.query(`listen ${outboxChannel}`);
    options.onConnect();
  };
  const open = () => {
    connect().catch((error: unknown) => {
      if (closed) return;
      options.onError(error);
      void client?.end().catch(() => {});
    });
  };

  open();
  return {
    async close() {
      closed = true;
      clearTimeout(retry);
      await client?.end().catch(() => {});
    },
  };
}
