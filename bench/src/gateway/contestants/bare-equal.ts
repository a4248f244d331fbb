import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Pool } from "undici";
import { announce } from "../../harness/contestant.ts";
import {
  accessLine,
  createLogger,
  identityHeaders,
  maySee,
  origin,
  upstream,
  verifyRemembering,
} from "./settings.ts";

// The bare proxy with what a gateway owes: id, CORS, token, scope, identity headers, one log line. Written by hand for
// one route, with nothing configurable: what the same work costs at least.
const pool = new Pool(upstream, { connections: 128, pipelining: 1 });
const logger = createLogger();
const server = createServer(async (request, response) => {
  const startedAt = performance.now();
  const requestId = randomUUID();
  const caller = await verifyRemembering(request.headers.authorization?.slice(7) ?? "");
  if (!caller || !maySee(caller)) return response.writeHead(caller ? 403 : 401).end();
  const { authorization: _token, host: _host, connection: _connection, ...kept } = request.headers;
  pool.dispatch(
    { method: "GET", path: request.url!, headers: { ...kept, ...identityHeaders(caller, requestId) } },
    {
      onRequestStart() {},
      onResponseStart(_controller, status, headers) {
        const own = { "x-request-id": requestId, "access-control-allow-origin": origin, vary: "Origin" };
        response.writeHead(status, { ...(headers as Record<string, string>), ...own });
      },
      onResponseData(_controller, chunk) {
        response.write(chunk);
      },
      onResponseEnd() {
        response.end();
        logger.info(accessLine(requestId, "GET", response.statusCode, startedAt, caller), "request");
      },
      onResponseError() {
        response.destroy();
      },
    },
  );
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => announce((server.address() as AddressInfo).port));
