import { once } from "node:events";
import { createServer as createHttpServer, type IncomingMessage, type RequestListener } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from "node:net";

/** An upstream in the hands of a test. */
export interface FakeUpstream {
  readonly url: string;
  /** Connections that were ever opened, oldest first. */
  readonly sockets: readonly Socket[];
  close(): Promise<void>;
}

async function listening(server: Server): Promise<FakeUpstream> {
  const sockets: Socket[] = [];
  server.on("connection", (socket: Socket) => {
    sockets.push(socket);
    socket.on("error", () => undefined);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sockets,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** An upstream that speaks HTTP properly. */
export function httpUpstream(listener: RequestListener): Promise<FakeUpstream> {
  return listening(createHttpServer({ keepAliveTimeout: 60_000 }, listener));
}

/** An upstream that does with its connections what it likes. `index` counts connections from 0. */
export function tcpUpstream(onConnection: (socket: Socket, index: number) => void): Promise<FakeUpstream> {
  let count = 0;
  return listening(createTcpServer((socket) => onConnection(socket, count++)));
}

/** Calls back once per complete request head on a raw connection. */
export function onRequestHead(socket: Socket, listener: (head: string, index: number) => void): void {
  let text = "";
  let index = 0;
  socket.on("data", (chunk) => {
    text += chunk.toString("latin1");
    for (let end = text.indexOf("\r\n\r\n"); end !== -1; end = text.indexOf("\r\n\r\n")) {
      const head = text.slice(0, end);
      text = text.slice(end + 4);
      listener(head, index++);
    }
  });
}

/** A complete JSON response as it goes over the wire. */
export function wireResponse(body: string, headers = ""): string {
  return `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n${headers}\r\n${body}`;
}

/** The whole body of a request. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
