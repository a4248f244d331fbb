import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import cors from "@fastify/cors";
import replyFrom from "@fastify/reply-from";
import fastify from "fastify";
import { announce } from "../../harness/contestant.ts";
import {
  accessLine,
  type Caller,
  identityHeaders,
  maySee,
  origin,
  upstream,
  verifyPlainly,
  verifyRemembering,
} from "./settings.ts";

declare module "fastify" {
  interface FastifyRequest {
    caller: Caller | null;
    startedAt: number;
  }
}

// Fastify with its own plugins, one log line per request instead of its two, so that logging is equal.
const verify = process.env.BENCH_REMEMBERS ? verifyRemembering : verifyPlainly;
const app = fastify({ logger: { level: "info" }, disableRequestLogging: true, genReqId: () => randomUUID() });
app.decorateRequest("caller", null);
app.decorateRequest("startedAt", 0);
await app.register(cors, { origin: [origin] });
await app.register(replyFrom, { base: upstream, undici: { connections: 128, pipelining: 1 } });

app.addHook("onRequest", async (request, reply) => {
  request.startedAt = performance.now();
  reply.header("x-request-id", request.id);
  request.caller = (await verify(request.headers.authorization?.slice(7) ?? "")) ?? null;
  if (!request.caller || !maySee(request.caller)) return reply.code(request.caller ? 403 : 401).send();
});
app.addHook("onResponse", async (request, reply) => {
  const line = accessLine(request.id, request.method, reply.statusCode, request.startedAt, request.caller!);
  request.log.info(line, "request");
});
app.get("/api/v1/entities/:entityName/records/:recordId", (request, reply) =>
  reply.from(request.url, {
    rewriteRequestHeaders: (_request, { authorization: _token, ...headers }) => ({
      ...headers,
      ...identityHeaders(request.caller!, request.id),
    }),
  }),
);
await app.listen({ port: 0, host: "127.0.0.1" });
announce((app.server.address() as AddressInfo).port);
