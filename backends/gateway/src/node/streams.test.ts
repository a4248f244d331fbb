import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { Feed, type ServerEvent } from "@elqnt/service-kit";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import { startGateway, startUpstream } from "../testing/start-gateway.ts";
import { bearer } from "../testing/tokens.ts";
import { httpUpstream } from "../testing/upstream.ts";

/** A gateway in front of one open event stream that the test writes to. */
async function openStream(streamIdleMs = 5000) {
  const opened = Promise.withResolvers<ServerResponse>();
  const upstream = await startUpstream(
    httpUpstream((request, response) => {
      response.writeHead(200, {
        "content-type": "text/event-stream",
        "x-seen-encoding": request.headers["accept-encoding"] ?? "none",
      });
      response.flushHeaders();
      opened.resolve(response);
    }),
  );
  const { url, gateway, entries } = await startGateway({
    upstreams: { things: { url: upstream.url } },
    streamIdleMs,
  });
  const { authorization } = await bearer();
  const client = await rawClient(url);
  client.send(
    `GET /api/v1/things/1/stream HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\nAuthorization: ${authorization}\r\n\r\n`,
  );
  const head = await client.until(/\r\n\r\n/);
  return { client, head, source: await opened.promise, gateway, entries, url };
}

describe("R43 server-sent events", () => {
  test("the head and every event pass at once, unbuffered and uncompressed", async () => {
    const { client, head, source } = await openStream();
    expect(head).toMatch(/x-accel-buffering: no/i);
    expect(head).toMatch(/x-seen-encoding: none/i);
    expect(head).toMatch(/cache-control: no-store/i);
    for (const id of [1, 2, 3]) {
      source.write(`id: ${id}\nevent: message\ndata: {}\n\n`);
      await client.until(new RegExp(`id: ${id}\\n`));
    }
    client.socket.destroy();
  });

  test("heartbeats keep a stream open longer than any timeout, silence ends it", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const { client, source, entries } = await openStream(90_000);
    for (let beat = 1; beat <= 40; beat++) {
      vi.advanceTimersByTime(15_000);
      source.write(`: heartbeat ${beat}\n\n`);
      await client.until(new RegExp(`heartbeat ${beat}\n`));
    }
    vi.advanceTimersByTime(89_000);
    expect(client.socket.closed).toBe(false);
    vi.advanceTimersByTime(1000);
    await client.closed();
    expect(entries).toEqual([expect.objectContaining({ operation: "streamThing", aborted: "timeout" })]);
  });

  test("a reader that leaves ends the upstream's stream", async () => {
    const { client, source } = await openStream();
    client.socket.destroy();
    await once(source, "close");
  });

  test("an upstream that breaks off breaks the reader's connection", async () => {
    const { client, source } = await openStream();
    source.write("data: half");
    await client.until(/half/);
    source.destroy();
    expect(await client.closed()).not.toMatch(/\r\n0\r\n\r\n$/);
  });
});

test("open streams leave the connections of an upstream to other requests", async () => {
  const upstream = await startUpstream(
    httpUpstream((request, response) => {
      const isStream = request.url!.endsWith("/stream");
      response.writeHead(200, { "content-type": isStream ? "text/event-stream" : "application/json" });
      if (isStream) response.write("id: 1\ndata: {}\n\n");
      else response.end("{}");
    }),
  );
  const { url } = await startGateway({ upstreams: { things: { url: upstream.url, connections: 1 } } });
  const authorization = (await bearer()).authorization!;
  for (let count = 0; count < 3; count += 1) {
    const client = await rawClient(url);
    client.send(`GET /api/v1/things/1/stream HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n\r\n`);
    await client.until(/id: 1\n/);
    onTestFinished(() => void client.socket.destroy());
  }
  const answer = await fetch(`${url}/api/v1/things/1`, { headers: { authorization } });
  expect(answer.status).toBe(200);
});

test("a reader that is too far behind is cut off at once, not when its socket has room again", async () => {
  const feed = new Feed({ maxBytesBehind: 64 * 1024 });
  const things = {
    fetch: async () => new Response(),
    handle: async () => ({
      status: 200,
      headers: { "content-type": "text/event-stream" },
      source: feed.open([]),
    }),
  };
  const { url, entries } = await startGateway({ upstreams: { things } });
  const client = await rawClient(url);
  const { authorization } = await bearer();
  client.send(`GET /api/v1/things/1/stream HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n\r\n`);
  await client.until(/:\n\n/);
  client.socket.pause();
  // The sockets between them hold some megabytes before it shows.
  for (let id = 1; feed.readers > 0; id += 1) {
    feed.publish({ id, text: "x".repeat(16 * 1024) } as ServerEvent);
    await new Promise(setImmediate);
  }
  await expect
    .poll(() => entries)
    .toEqual([expect.objectContaining({ operation: "streamThing", aborted: "upstream" })]);
  client.socket.destroy();
});

describe("R36 draining", () => {
  test("a stream is told when to come back, between two events, and ended", async () => {
    const { client, source, gateway } = await openStream();
    source.write("id: 1\ndata: {}\n\n");
    await client.until(/id: 1/);
    expect(await gateway.close({ deadlineMs: 2000 })).toBe(true);
    expect(await client.closed()).toMatch(/data: \{\}\n\n[\s\S]*retry: \d{3,4}\n\n\r\n0\r\n\r\n$/);
  });

  test("never in the middle of an event", async () => {
    const { client, source, gateway } = await openStream();
    source.write("id: 1\nda");
    await client.until(/id: 1/);
    const closing = gateway.close({ deadlineMs: 2000 });
    source.write("ta: {}\n\n");
    expect(await closing).toBe(true);
    expect(await client.closed()).toMatch(/ta: \{\}\n\n[\s\S]*retry: /);
  });
});

test("uploads are streamed both ways with back-pressure, longer than the operation's time", async () => {
  let received = 0;
  const upstream = await startUpstream(
    httpUpstream(async (request, response) => {
      for await (const chunk of request) received += (chunk as Buffer).length;
      response.writeHead(201, { "content-type": "application/json" }).end("{}");
    }),
  );
  const { url } = await startGateway({ upstreams: { things: { url: upstream.url } } });
  const size = 8 * 1024 * 1024;
  const piece = new Uint8Array(256 * 1024);
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent >= size) return controller.close();
      sent += piece.length;
      controller.enqueue(piece);
    },
  });
  const headers = { ...(await bearer()), "content-type": "application/octet-stream" };
  const init: RequestInit & { duplex: "half" } = { method: "POST", headers, body, duplex: "half" };
  const response = await fetch(`${url}/api/v1/things/1/upload`, init);
  expect([response.status, received]).toEqual([201, size]);
});
