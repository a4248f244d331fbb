import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { announce } from "../../harness/contestant.ts";

// A service that costs next to nothing, so that what is measured is the gateway in front of it.
const fields = { title: "Broken lamp", description: "d".repeat(700), priority: 2 };
const body = JSON.stringify({ id: "0197b2d3-982f-7b79-b2bf-710f6def104b", version: 1, fields });
const headers = {
  "content-type": "application/json",
  "content-length": Buffer.byteLength(body),
  etag: '"1"',
};

const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, headers);
  response.end(body);
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => announce((server.address() as AddressInfo).port));
