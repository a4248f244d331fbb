import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { host } from "../host.ts";
import { frameOf } from "../source.ts";

// What one writes by hand: no token, no limits, nobody is ever dropped.
const gathers = process.env.BENCH_GATHERS === "1";
const streams = new Set<ServerResponse>();
let published = 0;
let gathered = "";

const server = createServer((_request, response) => {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  response.write(`:\n\n${frameOf(published)}`);
  streams.add(response);
  response.once("close", () => streams.delete(response));
});

function send(text: string): void {
  for (const response of streams) response.write(text);
}

function gather(frame: string): void {
  if (gathered === "") {
    setImmediate(() => {
      send(gathered);
      gathered = "";
    });
  }
  gathered += frame;
}

server.listen(0, "127.0.0.1", () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  void host({
    url,
    publish(id) {
      published = id;
      if (gathers) gather(frameOf(id));
      else send(frameOf(id));
    },
  });
});
