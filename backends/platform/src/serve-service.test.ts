import { Agent, get, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import type { Service } from "@elqnt/service-kit";
import { afterEach, describe, expect, test } from "vitest";
import { type ServiceServer, serveService } from "./serve-service.ts";

// One connection, kept, as a gateway keeps its own.
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
let server: ServiceServer;
afterEach(() => server.close());

const start = async (fetch: () => Promise<Response>, isReady = true): Promise<void> => {
  const ready = async () => [{ name: "store", ready: isReady }];
  const service: Service = { name: "tickets", fetch, ready, close: async () => undefined };
  server = await serveService(service, { port: 0, host: "127.0.0.1" });
};
const ask = (path: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => get(`${server.url}${path}`, { agent }, resolve).on("error", reject));
const gate = () => Promise.withResolvers<void>();

describe("probes", () => {
  test("tell of an optional part that is away, and go on", async () => {
    const checks = [{ name: "nats", ready: false, optional: true }];
    const service: Service = {
      name: "tickets",
      fetch: async () => new Response(),
      ready: async () => checks,
      close: async () => undefined,
    };
    server = await serveService(service, { port: 0, host: "127.0.0.1" });
    const ready = await ask("/ready");
    expect([ready.statusCode, JSON.parse(await text(ready))]).toEqual([200, { status: "ready", checks }]);
  });

  test("are answered without the gateway's proof, everything else by the service", async () => {
    await start(async () => new Response("from the service", { status: 418 }), false);
    const health = await ask("/health");
    expect([health.statusCode, JSON.parse(await text(health))]).toEqual([
      200,
      { status: "ok", service: "tickets" },
    ]);
    const ready = await ask("/ready");
    const checks = [{ name: "store", ready: false }];
    expect([ready.statusCode, JSON.parse(await text(ready))]).toEqual([
      503,
      { status: "unavailable", checks },
    ]);
    const metrics = await ask("/metrics");
    expect([metrics.statusCode, await text(metrics)]).toEqual([200, expect.stringContaining("# TYPE ")]);
    const other = await ask("/health/x");
    expect([other.statusCode, await text(other)]).toEqual([418, "from the service"]);
  });
});

describe("R36: closing with a request in flight", () => {
  test("answers it, and tells the caller not to come back on this connection", async () => {
    const [arrived, released] = [gate(), gate()];
    await start(async () => {
      arrived.resolve();
      await released.promise;
      return new Response("done");
    });
    const answer = ask("/slow");
    await arrived.promise;
    const closed = server.close();
    await expect(fetch(`${server.url}/new`)).rejects.toThrow("fetch failed");
    released.resolve();
    const response = await answer;
    expect([response.statusCode, response.headers.connection, await text(response)]).toEqual([
      200,
      "close",
      "done",
    ]);
    await closed;
  });

  test("ends with it also when its answer began before, on a connection that was to be kept", async () => {
    const [begun, released] = [gate(), gate()];
    await start(async () => {
      const body = new ReadableStream<Uint8Array>({
        async start(controller) {
          controller.enqueue(Buffer.from("begun, "));
          await released.promise;
          controller.enqueue(Buffer.from("done"));
          controller.close();
        },
      });
      begun.resolve();
      return new Response(body);
    });
    const response = await ask("/stream");
    expect(response.headers.connection).toBe("keep-alive");
    let isClosed = false;
    void server.close().then(() => {
      isClosed = true;
    });
    released.resolve();
    expect(await text(response)).toBe("begun, done");
    // Well before Node ends idle connections by itself, after five seconds.
    await expect.poll(() => isClosed, { timeout: 3_000 }).toBe(true);
  });
});
