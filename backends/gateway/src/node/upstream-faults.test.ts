import { once } from "node:events";
import type { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { rawClient, rawExchange, statuses } from "../testing/raw-client.ts";
import { startGateway, startUpstream } from "../testing/start-gateway.ts";
import { bearer } from "../testing/tokens.ts";
import { httpUpstream, onRequestHead, tcpUpstream, wireResponse } from "../testing/upstream.ts";

async function throughTcp(
  onConnection: (socket: Socket, index: number) => void,
  options: Omit<Parameters<typeof startGateway>[0], "upstreams"> = {},
) {
  const upstream = await startUpstream(tcpUpstream(onConnection));
  const things = { url: upstream.url, connections: 1, breaker: { failures: 3, openMs: 1500 } };
  const gateway = await startGateway({ upstreams: { things }, ...options });
  const headers = await bearer();
  const get = (path: string, init: RequestInit = {}) =>
    fetch(gateway.url + path, { ...init, headers: { ...headers, ...init.headers } });
  return { ...gateway, upstream, get, auth: `Authorization: ${headers.authorization}\r\n` };
}

async function codeOf(response: Response): Promise<string> {
  const problem = (await response.json()) as { code: string; requestId: string };
  expect(problem.requestId).toBe(response.headers.get("x-request-id"));
  return problem.code;
}

async function metric(url: string, line: RegExp): Promise<string | undefined> {
  return line.exec(await (await fetch(`${url}/metrics`)).text())?.[1];
}

describe("R22 R23 an upstream that is late", () => {
  test("R22 is answered for with 504 and its connection given up", async () => {
    const { get, upstream } = await throughTcp((socket) => void socket.resume());
    const response = await get("/api/v1/things/1/slow");
    expect(response.status).toBe(504);
    expect(await codeOf(response)).toBe("timeout");
    const [socket] = upstream.sockets;
    if (!socket!.destroyed) await once(socket!, "close");
  });

  test("R23 a black hole opens the breaker, a probe closes it again", async () => {
    let isBlack = true;
    const { get, url } = await throughTcp((socket) => {
      onRequestHead(socket, () => {
        if (!isBlack) socket.write(wireResponse("{}"));
      });
    });
    const codes = [];
    for (let index = 0; index < 3; index++) codes.push(await codeOf(await get("/api/v1/things/1/slow")));
    const refused = await get("/api/v1/things/1");
    expect(refused.status).toBe(503);
    expect(refused.headers.get("retry-after")).toMatch(/^[12]$/);
    codes.push(await codeOf(refused));
    expect(codes).toEqual(["timeout", "timeout", "timeout", "upstream_unavailable"]);
    expect(await metric(url, /breaker_state\{upstream="things"\} (\d)/)).toBe("2");
    isBlack = false;
    const later = async () => (await get("/api/v1/things/1")).status;
    await expect.poll(later, { interval: 100, timeout: 4000 }).toBe(200);
    expect(await metric(url, /breaker_state\{upstream="things"\} (\d)/)).toBe("0");
  });

  test("an upstream that is not there is 503, and the others go on", async () => {
    const others = await startUpstream(httpUpstream((_request, response) => response.end("[]")));
    const gone = await tcpUpstream(() => undefined);
    await gone.close();
    const { url } = await startGateway({
      upstreams: { things: { url: gone.url }, others: { url: others.url } },
    });
    const headers = await bearer();
    const response = await fetch(`${url}/api/v1/things`, { headers });
    expect([response.status, await codeOf(response)]).toEqual([503, "upstream_unavailable"]);
    expect((await fetch(`${url}/api/v1/others`, { headers })).status).toBe(200);
  });
});

describe("R24 R25 an upstream that breaks off", () => {
  test.each([
    [
      "with a length",
      'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"half":',
    ],
    [
      "chunked",
      'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n{"half":\r\n',
    ],
  ])("R24 mid-body, %s, breaks the client's connection", async (_name, half) => {
    const { url, auth, entries } = await throughTcp((socket) => {
      onRequestHead(socket, () => {
        socket.write(half);
        setImmediate(() => socket.resetAndDestroy());
      });
    });
    const text = await rawExchange(url, `GET /api/v1/things HTTP/1.1\r\nHost: x\r\n${auth}\r\n`);
    const isComplete = /\r\n0\r\n\r\n$/.test(text);
    expect(isComplete).toBe(false);
    expect(text.split("\r\n\r\n")[1]?.length ?? 0).toBeLessThan(100);
    await expect
      .poll(() => entries)
      .toContainEqual(expect.objectContaining({ status: 200, aborted: "upstream", level: "warn" }));
    await expect(
      fetch(`${url}/api/v1/things`, { headers: await bearer() }).then((r) => r.text()),
    ).rejects.toThrow();
  });

  test("before the head it is 502", async () => {
    const { get } = await throughTcp((socket) => {
      onRequestHead(socket, () => socket.resetAndDestroy());
    });
    const response = await get("/api/v1/things", {
      method: "POST",
      body: "{}",
      headers: { "content-type": "application/json" },
    });
    expect([response.status, await codeOf(response)]).toEqual([502, "bad_gateway"]);
  });

  test.each([
    "not http at all\r\n\r\n",
    "HTTP/1.1 2000 OK\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
  ])("an answer that is no HTTP is 502: %j", async (answer) => {
    const { get } = await throughTcp((socket) => onRequestHead(socket, () => socket.write(answer)));
    expect((await get("/api/v1/things")).status).toBe(502);
  });

  test("R25 one byte at a time is cut when the operation's time is over", async () => {
    const timers = new Set<NodeJS.Timeout>();
    const { url, auth, entries } = await throughTcp((socket) => {
      onRequestHead(socket, () => {
        socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n");
        const timer = setInterval(() => socket.write("x"), 20);
        timers.add(timer);
        socket.on("close", () => clearInterval(timer));
      });
    });
    const text = await rawExchange(url, `GET /api/v1/things/1/slow HTTP/1.1\r\nHost: x\r\n${auth}\r\n`);
    expect(text).toMatch(/200 OK/);
    await expect.poll(() => entries).toContainEqual(expect.objectContaining({ aborted: "timeout" }));
    for (const timer of timers) clearInterval(timer);
  });
});

describe("R26 R28 a client that is slow or gone", () => {
  test("R26 a client that does not read stops the upstream", async () => {
    let written = 0;
    const blocked = Promise.withResolvers<void>();
    const { url, auth } = await throughTcp((socket) => {
      onRequestHead(socket, () => {
        socket.write(
          "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: 268435456\r\n\r\n",
        );
        const piece = Buffer.alloc(65_536);
        const pump = () => {
          while (written < 268_435_456 && socket.write(piece)) written += piece.length;
          blocked.resolve();
        };
        socket.on("drain", pump);
        pump();
      });
    });
    const client = await rawClient(url);
    client.socket.pause();
    client.send(`GET /api/v1/things/1/export HTTP/1.1\r\nHost: x\r\n${auth}\r\n`);
    await blocked.promise;
    // Buffers of the kernel fill up, then nothing moves any more.
    const seen: number[] = [];
    const isStill = () => seen.push(written) > 1 && seen.at(-2) === written;
    await expect.poll(isStill, { interval: 200, timeout: 5000 }).toBe(true);
    expect(written).toBeLessThan(32 * 1024 * 1024);
    client.socket.destroy();
  });

  test("R28 a client that leaves takes its upstream request along", async () => {
    const gone = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const { url, auth, entries } = await throughTcp((socket) => {
      onRequestHead(socket, () => asked.resolve());
      socket.on("close", () => gone.resolve());
    });
    const client = await rawClient(url);
    client.send(`GET /api/v1/things HTTP/1.1\r\nHost: x\r\n${auth}\r\n`);
    await asked.promise;
    client.socket.destroy();
    await gone.promise;
    await expect
      .poll(() => entries)
      .toContainEqual(expect.objectContaining({ status: 499, aborted: "client" }));
  });

  test("R28 a client that half-closes gets its answer or a clean end", async () => {
    const { url, auth } = await throughTcp((socket) => {
      onRequestHead(socket, () => setImmediate(() => socket.write(wireResponse("{}"))));
    });
    const client = await rawClient(url);
    client.socket.end(`GET /api/v1/things HTTP/1.1\r\nHost: x\r\n${auth}\r\n`);
    const text = await client.closed();
    expect(["", "{}"]).toContain(text.split("\r\n\r\n")[1] ?? "");
  });

  test("R28 a client that leaves in the middle of its body is no failure of the upstream", async () => {
    const { url, auth, get } = await throughTcp((socket) =>
      onRequestHead(socket, () => socket.write(wireResponse("{}"))),
    );
    for (let index = 0; index < 4; index++) {
      const client = await rawClient(url);
      const head = `POST /api/v1/things HTTP/1.1\r\nHost: x\r\n${auth}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{`;
      client.socket.end(head);
      await client.closed();
    }
    expect((await get("/api/v1/things")).status).toBe(200);
  });
});

test("R27 a request that trickles in is given up, others are answered meanwhile", async () => {
  const { url, auth, get } = await throughTcp(
    (socket) => onRequestHead(socket, () => socket.write(wireResponse("{}"))),
    { server: { headersTimeoutMs: 700, requestTimeoutMs: 1000 } },
  );
  const slowHead = await rawClient(url);
  slowHead.send("GET /api/v1/things HTTP/1.1\r\nHost:");
  const slowBody = await rawClient(url);
  slowBody.send(
    `POST /api/v1/things HTTP/1.1\r\nHost: x\r\n${auth}Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{`,
  );
  expect((await get("/api/v1/things")).status).toBe(200);
  expect(await slowHead.closed()).toMatch(/408 Request Timeout[\s\S]*request_timeout/);
  expect(statuses(await slowBody.closed())).toEqual([408]);
});

test("R29 an answer nobody asked for is not given to the next request", async () => {
  const { get, upstream } = await throughTcp((socket, index) => {
    onRequestHead(socket, (head) => {
      const path = / (\S+) /.exec(head)![1]!;
      socket.write(wireResponse(JSON.stringify({ path })));
      if (index === 0) setImmediate(() => socket.write(wireResponse('{"path":"poisoned"}')));
    });
  });
  const paths = [];
  for (const id of [1, 2, 3, 4])
    paths.push(((await (await get(`/api/v1/things/${id}`)).json()) as { path: string }).path);
  expect(paths).toEqual([1, 2, 3, 4].map((id) => `/api/v1/things/${id}`));
  expect(upstream.sockets.length).toBeGreaterThan(1);
});

describe("R30 R31 repeating", () => {
  /** Closes every connection when its second request arrives: the keep-alive race, made certain. */
  async function racing() {
    const heads: string[] = [];
    const setUp = await throughTcp((socket) => {
      onRequestHead(socket, (head, index) => {
        heads.push(head.split(" ", 2).join(" "));
        if (index === 0) socket.write(wireResponse("{}"));
        else socket.destroy();
      });
    });
    return { ...setUp, heads };
  }
  const json = { "content-type": "application/json" };

  test("R30 a read that met a closing connection is repeated once", async () => {
    const { get, heads } = await racing();
    expect([(await get("/api/v1/things")).status, (await get("/api/v1/things/2")).status]).toEqual([
      200, 200,
    ]);
    expect(heads).toEqual(["GET /api/v1/things", "GET /api/v1/things/2", "GET /api/v1/things/2"]);
  });

  test("R30 a write without a key is not, with a key it is", async () => {
    const { get, heads } = await racing();
    await get("/api/v1/things");
    const post = (headers: Record<string, string>) =>
      get("/api/v1/things", { method: "POST", body: '{"a":1}', headers: { ...json, ...headers } });
    expect((await post({})).status).toBe(502);
    await get("/api/v1/things");
    expect((await post({ "idempotency-key": "k-1" })).status).toBe(200);
    expect(heads.filter((head) => head.startsWith("POST"))).toHaveLength(3);
  });

  test("R30 an operation that must not be repeated is not", async () => {
    const { get, heads } = await racing();
    await get("/api/v1/things");
    const response = await get("/api/v1/things/1", { method: "PATCH", body: "{}", headers: json });
    expect(response.status).toBe(502);
    expect(heads.filter((head) => head.startsWith("PATCH"))).toHaveLength(1);
  });

  test("R31 an upstream that resets everything is asked at most a little more often", async () => {
    let asked = 0;
    const { get } = await throughTcp((socket) => {
      onRequestHead(socket, () => {
        asked += 1;
        socket.destroy();
      });
    }, {});
    const offered = 40;
    for (let index = 0; index < offered; index++)
      await get("/api/v1/things").then((response) => response.text());
    expect(asked).toBeLessThanOrEqual(offered * 1.2);
  });

  test("R31 a 503 of the upstream is passed on, not repeated", async () => {
    let asked = 0;
    const upstream = await startUpstream(
      httpUpstream((_request, response) => {
        asked += 1;
        response.writeHead(503, { "retry-after": "7" }).end();
      }),
    );
    const { url } = await startGateway({ upstreams: { things: { url: upstream.url } } });
    const response = await fetch(`${url}/api/v1/things`, { headers: await bearer() });
    expect([response.status, response.headers.get("retry-after"), asked]).toEqual([503, "7", 1]);
  });
});
