import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createChannel, createSession } from "better-sse";
import { host } from "../host.ts";
import { toldOf } from "../source.ts";

const channel = createChannel();
let published = 0;

const server = createServer(async (request, response) => {
  const session = await createSession(request, response, { keepAlive: 15_000 });
  session.push(toldOf(published), "graph.changed", String(published));
  channel.register(session);
});

server.listen(0, "127.0.0.1", () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  void host({
    url,
    publish(id) {
      published = id;
      channel.broadcast(toldOf(id), "graph.changed", { eventId: String(id) });
    },
  });
});
