import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { cors } from "hono/cors";
import { proxy } from "hono/proxy";
import { requestId } from "hono/request-id";
import { announce } from "../../harness/contestant.ts";
import {
  accessLine,
  type Caller,
  createLogger,
  identityHeaders,
  maySee,
  origin,
  upstream,
  verifyPlainly,
} from "./settings.ts";

// Hono with its own middleware and its proxy helper, which calls `fetch`.
const logger = createLogger();
const app = new Hono<{ Variables: { requestId: string; caller: Caller } }>();
app.use(requestId());
app.use(cors({ origin }));
app.use(async (context, next) => {
  const startedAt = performance.now();
  await next();
  const { requestId: id, caller } = context.var;
  logger.info(accessLine(id, context.req.method, context.res.status, startedAt, caller), "request");
});
app.use(async (context, next) => {
  const caller = verifyPlainly(context.req.header("authorization")?.slice(7) ?? "");
  if (!caller || !maySee(caller)) return context.body(null, caller ? 403 : 401);
  context.set("caller", caller);
  await next();
});
app.get("/api/v1/entities/:entityName/records/:recordId", (context) => {
  const { pathname, search } = new URL(context.req.url);
  const { authorization: _token, ...headers } = context.req.header();
  return proxy(upstream + pathname + search, {
    headers: { ...headers, ...identityHeaders(context.var.caller, context.var.requestId) },
  });
});
const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }: AddressInfo) =>
  announce(port),
);
(server as import("node:http").Server).keepAliveTimeout = 60_000;
