import type { ServerResponse } from "node:http";
import { describe, expect, test } from "vitest";
import { echoService } from "../testing/echo-service.ts";
import { rawClient, statuses } from "../testing/raw-client.ts";
import { startGateway, startUpstream } from "../testing/start-gateway.ts";
import { bearer } from "../testing/tokens.ts";
import { httpUpstream } from "../testing/upstream.ts";

/** A gateway whose upstream keeps every request until the test lets go. */
async function holding(options: Partial<Parameters<typeof startGateway>[0]> = {}) {
  const held: ServerResponse[] = [];
  const upstream = await startUpstream(httpUpstream((_request, response) => void held.push(response)));
  const others = echoService();
  const setUp = await startGateway({ upstreams: { things: { url: upstream.url }, others }, ...options });
  const headers = await bearer();
  const get = (path: string) => fetch(setUp.url + path, { headers });
  const release = () => {
    for (const response of held.splice(0))
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
  };
  return { ...setUp, held, get, release, auth: `Authorization: ${headers.authorization}\r\n` };
}

describe("R32 overload", () => {
  test("what exceeds the limit is refused at once, health still answers, then all is well again", async () => {
    const { get, held, release, url } = await holding({
      overload: { maxInFlight: 8, maxInFlightPerUpstream: 8, maxLoopDelayMs: 60_000 },
    });
    const accepted = Array.from({ length: 8 }, () => get("/api/v1/things"));
    await expect.poll(() => held.length).toBe(8);
    const refused = await Promise.all(Array.from({ length: 16 }, () => get("/api/v1/things")));
    expect(refused.map(({ status }) => status)).toEqual(Array(16).fill(503));
    expect(refused[0]!.headers.get("retry-after")).toBe("1");
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect(await (await fetch(`${url}/metrics`)).text()).toContain(
      'elqnt_gateway_shed_total{reason="in_flight"} 16',
    );
    release();
    expect((await Promise.all(accepted)).map(({ status }) => status)).toEqual(Array(8).fill(200));
    const again = get("/api/v1/things");
    await expect.poll(() => held.length).toBe(1);
    release();
    expect((await again).status).toBe(200);
  });

  test("P5 one slow upstream leaves room for the others", async () => {
    const { get, held, release } = await holding({ overload: { maxInFlight: 8, maxLoopDelayMs: 60_000 } });
    const accepted = Array.from({ length: 4 }, () => get("/api/v1/things"));
    await expect.poll(() => held.length).toBe(4);
    const fifth = await get("/api/v1/things");
    expect([fifth.status, ((await fifth.json()) as { code: string }).code]).toEqual([
      503,
      "upstream_unavailable",
    ]);
    expect((await get("/api/v1/others")).status).toBe(200);
    release();
    await Promise.all(accepted);
  });
});

test("R33 what arrived while the event loop was blocked is shed, then all is well again", async () => {
  const { get, url, auth } = await holding({ overload: { maxLoopDelayMs: 1000 } });
  const client = await rawClient(url);
  const request = `GET /api/v1/others HTTP/1.1\r\nHost: x\r\n${auth}\r\n`;
  client.send(request);
  expect(statuses(await client.until(/\{"ok":true\}/))).toEqual([200]);
  client.send(request);
  const end = performance.now() + 1500;
  while (performance.now() < end);
  expect(statuses(await client.until(/service_unavailable/))).toEqual([200, 503]);
  client.socket.destroy();
  await expect.poll(async () => (await get("/api/v1/others")).status).toBe(200);
  expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/shed_total\{reason="loop_delay"\} \d/);
});

describe("R36 R37 closing", () => {
  test("R36 not ready first, in flight finish, idle connections end, nothing fails", async () => {
    const { get, held, release, gateway, url, auth } = await holding();
    const idle = await rawClient(url);
    idle.send(`GET /api/v1/others HTTP/1.1\r\nHost: x\r\n${auth}\r\n`);
    await idle.until(/\r\n\r\n/);
    const running = Array.from({ length: 20 }, () => get("/api/v1/things"));
    await expect.poll(() => held.length).toBe(20);
    const closing = gateway.close({ graceMs: 1000, deadlineMs: 5000 });
    const readiness = await fetch(`${url}/ready`);
    expect([readiness.status, ((await readiness.json()) as { status: string }).status]).toEqual([
      503,
      "draining",
    ]);
    await idle.closed();
    await expect(fetch(`${url}/health`)).rejects.toThrow();
    release();
    const answers = await Promise.all(running);
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(answers[0]!.headers.get("connection")).toBe("close");
    expect(await closing).toBe(true);
  });

  test("R37 at the deadline what is left is cut, and the caller is told", async () => {
    const { get, held, gateway } = await holding();
    const running = get("/api/v1/things");
    const failed = expect(running).rejects.toThrow();
    await expect.poll(() => held.length).toBe(1);
    expect(await gateway.close({ deadlineMs: 50 })).toBe(false);
    await failed;
  });
});

describe("a service of the same process", () => {
  test("gets the identity as a value and answers with a length", async () => {
    const things = echoService(() => Response.json({ a: 1 }, { status: 201, headers: { etag: '"1"' } }));
    const { url } = await startGateway({ upstreams: { things } });
    const headers = { ...(await bearer()), "content-type": "application/json" };
    const response = await fetch(`${url}/api/v1/things?x=1`, { method: "POST", headers, body: '{"n":1}' });
    expect([response.status, response.headers.get("content-length"), response.headers.get("etag")]).toEqual([
      201,
      "7",
      '"1"',
    ]);
    expect(await response.json()).toEqual({ a: 1 });
    expect(things.last()).toMatchObject({ method: "POST", body: '{"n":1}', identity: { userId: "user-1" } });
    expect(things.last().headers.get("authorization")).toBeNull();
  });

  test("streams events, and is cancelled when the reader leaves", async () => {
    const cancelled = Promise.withResolvers<void>();
    const things = echoService(() => {
      const body = new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode("data: 1\n\n")),
        cancel: () => cancelled.resolve(),
      });
      return new Response(body, { headers: { "content-type": "text/event-stream" } });
    });
    const { url } = await startGateway({ upstreams: { things } });
    const controller = new AbortController();
    const response = await fetch(`${url}/api/v1/things/1/stream`, {
      headers: await bearer(),
      signal: controller.signal,
    });
    const { value } = await response.body!.getReader().read();
    expect(new TextDecoder().decode(value)).toBe("data: 1\n\n");
    controller.abort();
    await cancelled.promise;
  });

  test("R36 an open stream is told when to come back, and the service is told to stop", async () => {
    const cancelled = Promise.withResolvers<void>();
    const things = echoService(() => {
      const body = new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode("data: 1\n\n")),
        cancel: () => cancelled.resolve(),
      });
      return new Response(body, { headers: { "content-type": "text/event-stream" } });
    });
    const { url, gateway, auth } = await holding({ upstreams: { things } });
    const client = await rawClient(url);
    client.send(`GET /api/v1/things/1/stream HTTP/1.1\r\nHost: x\r\n${auth}\r\n`);
    await client.until(/data: 1/);
    expect(await gateway.close({ deadlineMs: 2000 })).toBe(true);
    await cancelled.promise;
    expect(await client.closed()).toMatch(/retry: \d+\n\n\r\n0\r\n\r\n$/);
  });

  test("R22 is aborted when its time is over", async () => {
    let signal: AbortSignal | undefined;
    const things = echoService((request) => {
      signal = request.signal;
      return new Promise(() => undefined);
    });
    const { url } = await startGateway({ upstreams: { things } });
    expect((await fetch(`${url}/api/v1/things/1/slow`, { headers: await bearer() })).status).toBe(504);
    expect(signal?.aborted).toBe(true);
  });

  test("R34 a throw is a 500 with the id; one in a stream breaks the connection", async () => {
    const things = echoService((request) => {
      if (!request.url.endsWith("/stream")) throw new Error("boom");
      const body = new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode("data: 1\n\n")),
        pull: (controller) => controller.error(new Error("boom")),
      });
      return new Response(body, { headers: { "content-type": "text/event-stream" } });
    });
    const { url } = await startGateway({ upstreams: { things } });
    const headers = await bearer();
    const failed = await fetch(`${url}/api/v1/things`, { headers });
    expect(failed.status).toBe(500);
    expect(((await failed.json()) as { requestId: string }).requestId).toBe(
      failed.headers.get("x-request-id"),
    );
    await expect(
      fetch(`${url}/api/v1/things/1/stream`, { headers }).then((response) => response.text()),
    ).rejects.toThrow();
    expect((await fetch(`${url}/health`)).status).toBe(200);
  });

  test("S51 a chunked body over the limit is 413", async () => {
    const { url } = await startGateway({ upstreams: { things: echoService() } });
    const client = await rawClient(url);
    const { authorization } = await bearer();
    client.send(
      `POST /api/v1/things HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\nContent-Type: application/json\r\n`,
    );
    client.send(
      "Transfer-Encoding: chunked\r\n\r\n",
      ...Array<string>(20).fill(`10000\r\n${"x".repeat(65_536)}\r\n`),
    );
    expect(statuses(await client.until(/body_too_large/))).toEqual([413]);
    client.socket.destroy();
  });
});

test("R56 --validate reports on the wire and in the metrics", async () => {
  const upstream = await startUpstream(
    httpUpstream((_request, response) =>
      response.writeHead(200, { "content-type": "application/json" }).end('{"id":7}'),
    ),
  );
  const { url, entries } = await startGateway({
    upstreams: { things: { url: upstream.url } },
    validate: (_operation, _status, _headers, body) =>
      typeof (body as { id: unknown }).id === "string" ? [] : [{ pointer: "/id", message: "must be string" }],
  });
  const response = await fetch(`${url}/api/v1/things`, { headers: await bearer() });
  expect([response.headers.get("x-elqnt-contract-violations"), await response.text()]).toEqual([
    "1",
    '{"id":7}',
  ]);
  expect(entries).toContainEqual(
    expect.objectContaining({ message: "contract violation", operation: "listThings" }),
  );
});

test("many connections, one after the other and at once, leave nothing behind", async () => {
  const upstream = await startUpstream(httpUpstream((request, response) => response.end(request.url)));
  const { url } = await startGateway({ upstreams: { things: { url: upstream.url, connections: 4 } } });
  const headers = await bearer();
  const ids = Array.from({ length: 200 }, (_, index) => index);
  const bodies = await Promise.all(
    ids.map(async (id) => (await fetch(`${url}/api/v1/things/${id}`, { headers })).text()),
  );
  expect(bodies).toEqual(ids.map((id) => `/api/v1/things/${id}`));
  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toContain('elqnt_gateway_upstream_in_flight_requests{upstream="things"} 0');
  expect(metrics).toContain("elqnt_gateway_in_flight_requests 1");
  expect(upstream.sockets.length).toBeLessThanOrEqual(4);
});
