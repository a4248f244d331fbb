import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** A TCP connection on which a test writes whatever it likes. */
export interface RawClient {
  readonly socket: Socket;
  send(...pieces: readonly (string | Buffer)[]): void;
  /** Everything received so far. */
  readonly text: string;
  /** Waits until what was received matches. */
  until(pattern: RegExp): Promise<string>;
  /** Waits for the end of the connection. */
  closed(): Promise<string>;
}

/** Opens a connection to a base URL. */
export async function rawClient(url: string): Promise<RawClient> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let text = "";
  let isClosed = false;
  let news = Promise.withResolvers<void>();
  const changed = () => {
    news.resolve();
    news = Promise.withResolvers();
  };
  socket.setEncoding("latin1");
  socket.on("error", () => undefined);
  socket.on("data", (chunk: string) => {
    text += chunk;
    changed();
  });
  socket.on("close", () => {
    isClosed = true;
    changed();
  });
  await once(socket, "connect");
  return {
    socket,
    send(...pieces) {
      for (const piece of pieces) socket.write(piece);
    },
    get text() {
      return text;
    },
    async until(pattern) {
      while (!pattern.test(text)) {
        if (isClosed) throw new Error(`The connection ended before ${pattern}: ${JSON.stringify(text)}`);
        await news.promise;
      }
      return text;
    },
    async closed() {
      while (!isClosed) await news.promise;
      return text;
    },
  };
}

/** Sends one message and waits for the connection to end. */
export async function rawExchange(url: string, message: string): Promise<string> {
  const client = await rawClient(url);
  client.send(message);
  return client.closed();
}

/** Status codes of the responses in a raw text, in order. */
export function statuses(text: string): number[] {
  return [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)]
    .map(([, status]) => Number(status))
    .filter((status) => status >= 200);
}
