import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Pool } from "undici";
import { announce } from "../../harness/contestant.ts";
import { upstream } from "./settings.ts";

// The limit in Node: sockets in, sockets out, and nothing between.
const pool = new Pool(upstream, { connections: 128, pipelining: 1 });
const server = createServer((request, response) => {
  pool.dispatch(
    { method: request.method as "GET", path: request.url!, headers: request.rawHeaders },
    {
      onRequestStart() {},
      onResponseStart(_controller, status, headers) {
        response.writeHead(status, headers as Record<string, string>);
      },
      onResponseData(_controller, chunk) {
        response.write(chunk);
      },
      onResponseEnd() {
        response.end();
      },
      onResponseError() {
        response.destroy();
      },
    },
  );
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => announce((server.address() as AddressInfo).port));
