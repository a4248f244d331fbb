import { describe, expect, test } from "vitest";
import { rawClient, rawExchange, statuses } from "../testing/raw-client.ts";
import { startGateway, startUpstream } from "../testing/start-gateway.ts";
import { bearer, orgB } from "../testing/tokens.ts";
import { bodyOf, httpUpstream } from "../testing/upstream.ts";

interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly rawHeaders: readonly string[];
  readonly body: string;
}

async function setUp(options: Omit<Parameters<typeof startGateway>[0], "upstreams"> = {}) {
  const seen: SeenRequest[] = [];
  const upstream = await startUpstream(
    httpUpstream(async (request, response) => {
      const body = (await bodyOf(request).catch(() => "aborted")).toString();
      if (!request.complete) return;
      seen.push({ method: request.method!, url: request.url!, rawHeaders: request.rawHeaders, body });
      response.writeHead(200, { "content-type": "application/json" }).end('{"ok":true}');
    }),
  );
  const gateway = await startGateway({ upstreams: { things: { url: upstream.url } }, ...options });
  const { authorization } = await bearer();
  return { ...gateway, seen, auth: `Authorization: ${authorization}\r\n` };
}

const json = "Content-Type: application/json\r\n";
const close = "Connection: close\r\n";

function expectProblem(text: string, status: number): void {
  expect(statuses(text)).toEqual([status]);
  expect(text).toMatch(/content-type: application\/problem\+json/i);
  expect(text).toMatch(/x-request-id: [0-9a-f-]{36}/i);
  expect(text).not.toMatch(/\.ts:|node_modules/);
}

describe("S43 S44 request targets on the wire", () => {
  test.each([
    "/api/v1/things/%2e%2e",
    "/api/v1/..;/things",
    "//evil.example/x",
    "/api/v1/things\\x",
    "/api/v1/things/%00",
  ])("S43 %s is 400", async (target) => {
    const { url, seen, auth } = await setUp();
    expectProblem(await rawExchange(url, `GET ${target} HTTP/1.1\r\nHost: x\r\n${auth}${close}\r\n`), 400);
    expect(seen).toEqual([]);
  });

  test("S43 dot segments are not resolved", async () => {
    const { url, seen, auth } = await setUp();
    const text = await rawExchange(
      url,
      `GET /api/v1/others/../things HTTP/1.1\r\nHost: x\r\n${auth}${close}\r\n`,
    );
    expectProblem(text, 400);
    expect(seen).toEqual([]);
  });

  test("S44 absolute form is 400 and fetches nothing", async () => {
    const { url, seen, auth } = await setUp();
    const text = await rawExchange(
      url,
      `GET http://169.254.169.254/ HTTP/1.1\r\nHost: x\r\n${auth}${close}\r\n`,
    );
    expectProblem(text, 400);
    expect(seen).toEqual([]);
  });

  test("S50 a 20 KB URL is refused", async () => {
    const { url, auth } = await setUp();
    const long = await rawExchange(
      url,
      `GET /${"a".repeat(10_000)} HTTP/1.1\r\nHost: x\r\n${auth}${close}\r\n`,
    );
    expectProblem(long, 414);
    expectProblem(await rawExchange(url, `GET /${"a".repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`), 431);
  });
});

describe("S45 Host", () => {
  test.each(["", "Host: a\r\nHost: b\r\n", "Host: a, b\r\n"])("%j is 400", async (host) => {
    const { url, seen, auth } = await setUp();
    expectProblem(await rawExchange(url, `GET /api/v1/things HTTP/1.1\r\n${host}${auth}${close}\r\n`), 400);
    expect(seen).toEqual([]);
  });

  test("the upstream hears neither Host nor X-Forwarded-Host of the client", async () => {
    const { url, seen, auth } = await setUp();
    const forged = "Host: evil.example\r\nX-Forwarded-Host: evil.example\r\n";
    await rawExchange(url, `GET /api/v1/things HTTP/1.1\r\n${forged}${auth}${close}\r\n`);
    expect(seen[0]!.rawHeaders.join("\n")).not.toContain("evil.example");
  });
});

describe("S46 S47 framing", () => {
  const framings = {
    "CL and TE": "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
    "TE xchunked": "Transfer-Encoding: xchunked\r\n",
    "TE chunked, identity": "Transfer-Encoding: chunked, identity\r\n",
    "TE identity": "Transfer-Encoding: identity\r\n",
    "TE with a tab": "Transfer-Encoding:\tchunked\r\nTransfer-Encoding: x\r\n",
    "TE twice": "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
    "CL +5": "Content-Length: +5\r\n",
    "CL twice": "Content-Length: 5\r\nContent-Length: 6\r\n",
    "CL in a list": "Content-Length: 5, 6\r\n",
    "CL negative": "Content-Length: -1\r\n",
    "space before the colon": "Content-Length : 5\r\n",
    "obs-fold": "X-A: 1\r\n folded\r\nContent-Length: 5\r\n",
    "CR in a value": "X-A: a\rb\r\nContent-Length: 5\r\n",
    "NUL in a value": "X-A: a\u0000b\r\nContent-Length: 5\r\n",
    "name with a space": "X A: 1\r\nContent-Length: 5\r\n",
  };
  test.each(Object.entries(framings))(
    "S46 S47 %s is 400 and the end of the connection",
    async (_name, framing) => {
      const { url, seen, auth } = await setUp();
      const smuggled = "GET /api/v1/things/smuggled HTTP/1.1\r\nHost: x\r\n\r\n";
      const head = `POST /api/v1/things HTTP/1.1\r\nHost: x\r\n${auth}${json}${framing}\r\n`;
      const text = await rawExchange(url, `${head}0\r\n\r\n${smuggled}`);
      expect(statuses(text)[0]).toBe(400);
      expect(statuses(text).every((status) => status >= 400)).toBe(true);
      expect(seen.map(({ url: path }) => path)).not.toContain("/api/v1/things/smuggled");
    },
  );

  test("S47 bare line feeds are refused", async () => {
    const { url, seen } = await setUp();
    const text = await rawExchange(url, "GET /api/v1/things HTTP/1.1\nHost: x\n\n");
    expect(statuses(text).every((status) => status >= 400)).toBe(true);
    expect(seen).toEqual([]);
  });

  test("S47 a flood of chunk extensions is refused", async () => {
    const { url, auth, seen } = await setUp();
    const head = `POST /api/v1/things HTTP/1.1\r\nHost: x\r\n${auth}${json}Transfer-Encoding: chunked\r\n\r\n`;
    const client = await rawClient(url);
    client.send(head, `2;${"x".repeat(20_000)}\r\n{}\r\n0\r\n\r\n`);
    await client.closed();
    expect(seen).toEqual([]);
  });

  test.each(["__proto__", "constructor", "hasOwnProperty", "toString"])(
    "S47 a header named %s breaks nothing",
    async (name) => {
      const { url, seen, auth } = await setUp();
      const text = await rawExchange(
        url,
        `GET /api/v1/things HTTP/1.1\r\nHost: x\r\n${auth}${name}: 1\r\n${close}\r\n`,
      );
      expect(statuses(text)).toEqual([200]);
      expect(seen).toHaveLength(1);
    },
  );
});

describe("S48 S49 S54 methods, upgrades and expectations", () => {
  test.each(["websocket", "h2c"])("S48 an upgrade to %s is refused and not proxied", async (protocol) => {
    const { url, seen, auth } = await setUp();
    const upgrade = `Connection: Upgrade\r\nUpgrade: ${protocol}\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\n`;
    const client = await rawClient(url);
    client.send(`GET /api/v1/things HTTP/1.1\r\nHost: x\r\n${auth}${upgrade}\r\n`);
    expect(statuses(await client.until(/\r\n\r\n/))).toEqual([400]);
    client.socket.destroy();
    expect(seen).toEqual([]);
  });

  test.each([
    ["TRACE /api/v1/things", 405],
    ["CONNECT internal:22", 405],
    ["GETS /api/v1/things", 400],
    [" /api/v1/things", 400],
    ["PROPFIND /api/v1/things", 405],
  ])("S49 %s is %d", async (line, status) => {
    const { url, seen, auth } = await setUp();
    const text = await rawExchange(url, `${line} HTTP/1.1\r\nHost: x\r\n${auth}${close}\r\n`);
    expectProblem(text, status);
    expect(seen).toEqual([]);
  });

  test("S50 200 headers are refused", async () => {
    const { url, seen, auth } = await setUp();
    const many = Array.from({ length: 200 }, (_, index) => `X-${index}: 1\r\n`).join("");
    expectProblem(
      await rawExchange(url, `GET /api/v1/things HTTP/1.1\r\nHost: x\r\n${auth}${many}${close}\r\n`),
      431,
    );
    expect(seen).toEqual([]);
  });

  test("S50 a 64 KB header is refused", async () => {
    const { url } = await setUp();
    const client = await rawClient(url);
    client.send(`GET /api/v1/things HTTP/1.1\r\nHost: x\r\nX-Big: ${"x".repeat(65_536)}\r\n\r\n`);
    expect(await client.until(/HTTP\/1\.1 431/)).toMatch(/headers_too_large/);
  });

  test("S54 a body that was promised and never sent is given up", async () => {
    const { url, auth, seen } = await setUp({ server: { headersTimeoutMs: 500, requestTimeoutMs: 1000 } });
    const client = await rawClient(url);
    client.send(
      `POST /api/v1/things HTTP/1.1\r\nHost: x\r\n${auth}${json}Content-Length: 5\r\nExpect: 100-continue\r\n\r\n`,
    );
    await client.until(/100 Continue/);
    await client.closed();
    expect(seen).toEqual([]);
  });

  test("S54 a refused request never hears 100 Continue", async () => {
    const { url } = await setUp();
    const client = await rawClient(url);
    client.send(
      `POST /api/v1/things HTTP/1.1\r\nHost: x\r\n${json}Content-Length: 5\r\nExpect: 100-continue\r\n\r\n`,
    );
    expect(await client.until(/unauthorized/)).not.toContain("100 Continue");
    client.socket.destroy();
  });

  test("Expect: 100-continue is honoured", async () => {
    const { url, auth, seen } = await setUp();
    const client = await rawClient(url);
    client.send(
      `POST /api/v1/things HTTP/1.1\r\nHost: x\r\n${auth}${json}Content-Length: 2\r\nExpect: 100-continue\r\n${close}\r\n`,
    );
    await client.until(/100 Continue/);
    client.send("{}");
    expect(statuses(await client.closed())).toEqual([200]);
    expect(seen[0]!.body).toBe("{}");
  });

  test("another expectation is refused", async () => {
    const { url, auth } = await setUp();
    const text = await rawExchange(
      url,
      `GET /api/v1/things HTTP/1.1\r\nHost: x\r\n${auth}Expect: miracles\r\n${close}\r\n`,
    );
    expectProblem(text, 400);
  });
});

describe("S23 S30 S31 S32 headers on the wire", () => {
  test("S23 two Authorization headers are 400", async () => {
    const { url, seen, auth } = await setUp();
    const text = await rawExchange(
      url,
      `GET /api/v1/things HTTP/1.1\r\nHost: x\r\n${auth}${auth}${close}\r\n`,
    );
    expectProblem(text, 400);
    expect(seen).toEqual([]);
  });

  test("S31 two X-Org-ID headers are 400", async () => {
    const { url, auth } = await setUp();
    const forged = `X-Org-ID: ${orgB}\r\nX-Org-Id: ${orgB}\r\n`;
    expectProblem(
      await rawExchange(url, `GET /api/v1/things HTTP/1.1\r\nHost: x\r\n${auth}${forged}${close}\r\n`),
      400,
    );
  });

  test("S31 a name with a trailing space is 400", async () => {
    const { url, auth } = await setUp();
    const text = await rawExchange(
      url,
      `GET /api/v1/things HTTP/1.1\r\nHost: x\r\n${auth}X-Org-ID : ${orgB}\r\n${close}\r\n`,
    );
    expect(statuses(text)).toEqual([400]);
  });

  test("S30 S32 forged identity headers never reach the upstream, the gateway's always do", async () => {
    const { url, seen, auth } = await setUp();
    const forged = [
      "x-user-id: root",
      "X-USER-ROLE: admin",
      "X-User-Role: admin",
      "x_org_id: evil",
      "X_User_Id: evil",
      "X-Scopes: admin",
      "X-Elqnt-Proof: v1.0.forged",
      "Connection: X-Org-ID, X-Elqnt-Proof, X-User-ID, close",
    ];
    await rawExchange(url, `GET /api/v1/things HTTP/1.1\r\nHost: x\r\n${auth}${forged.join("\r\n")}\r\n\r\n`);
    const { rawHeaders } = seen[0]!;
    const values = (name: string) =>
      rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]!.toLowerCase() === name);
    expect(values("x-user-id")).toEqual(["user-1"]);
    expect(values("x-user-role")).toEqual(["user"]);
    expect(values("x-scopes")).toEqual(["read write"]);
    expect(values("x-org-id")).toEqual(["0197b2d3-982f-7b79-b2bf-710f6def104a"]);
    expect(values("x-elqnt-proof")).toEqual([expect.stringMatching(/^v1\.\d+\.[\w-]{43}$/)]);
    expect(rawHeaders.join("\n")).not.toMatch(/evil|forged|authorization/i);
  });
});

test("S51 a chunked body without length is cut at the limit", async () => {
  const { url, seen, auth } = await setUp();
  const client = await rawClient(url);
  client.send(`POST /api/v1/things HTTP/1.1\r\nHost: x\r\n${auth}${json}Transfer-Encoding: chunked\r\n\r\n`);
  const chunk = `10000\r\n${"x".repeat(65_536)}\r\n`;
  for (let index = 0; index < 20; index++) client.send(chunk);
  const text = await client.until(/body_too_large/);
  expect(statuses(text)).toEqual([413]);
  expect(seen).toEqual([]);
});

test("S51 a client that goes on sending after the refusal is cut", async () => {
  const { url, auth } = await setUp();
  const client = await rawClient(url);
  client.send(`POST /api/v1/things HTTP/1.1\r\nHost: x\r\n${auth}${json}Content-Length: 100000000\r\n\r\n`);
  await client.until(/body_too_large/);
  const piece = "x".repeat(65_536);
  const pump = () => {
    while (client.socket.writable && client.socket.write(piece));
  };
  client.socket.on("drain", pump);
  pump();
  await client.closed();
  expect(client.socket.bytesWritten).toBeLessThan(50_000_000);
});

test("a body that the operation does not take is left out, and the connection stays in step", async () => {
  const { url, seen, auth } = await setUp();
  const smuggled = "GET /api/v1/things/smuggled HTTP/1.1\r\nHost: x\r\n\r\n";
  const get = `GET /api/v1/things/1 HTTP/1.1\r\nHost: x\r\n${auth}Content-Length: ${smuggled.length}\r\n\r\n${smuggled}`;
  const next = `GET /api/v1/things/2 HTTP/1.1\r\nHost: x\r\n${auth}${close}\r\n`;
  expect(statuses(await rawExchange(url, get + next))).toEqual([200, 200]);
  expect(seen.map(({ url: path, body }) => [path, body])).toEqual([
    ["/api/v1/things/1", ""],
    ["/api/v1/things/2", ""],
  ]);
});

test("S55 pipelined requests are judged one by one and answered in order", async () => {
  const { url, seen, auth } = await setUp();
  const good = `GET /api/v1/things/1 HTTP/1.1\r\nHost: x\r\n${auth}\r\n`;
  const anonymous = "GET /api/v1/things/2 HTTP/1.1\r\nHost: x\r\n\r\n";
  const last = `GET /api/v1/things/3 HTTP/1.1\r\nHost: x\r\n${auth}${close}\r\n`;
  expect(statuses(await rawExchange(url, good + anonymous + last))).toEqual([200, 401, 200]);
  expect(seen.map(({ url: path }) => path).sort()).toEqual(["/api/v1/things/1", "/api/v1/things/3"]);
});

test.each(["a b", "{}", "\u001b[31m", "x".repeat(10_000)])(
  "S56 the request id %j is replaced and the log line intact",
  async (id) => {
    const { url, entries, auth } = await setUp();
    const text = await rawExchange(
      url,
      `GET /api/v1/things HTTP/1.1\r\nHost: x\r\n${auth}X-Request-ID: ${id}\r\n${close}\r\n`,
    );
    const [, sent] = /x-request-id: ([^\r]*)/i.exec(text)!;
    expect(sent).toMatch(/^[0-9a-f-]{36}$/);
    expect(entries).toEqual([expect.objectContaining({ requestId: sent })]);
    expect(JSON.stringify(entries)).not.toMatch(/\\u001b|xxxx/);
  },
);

test("HTTP/1.0 without Host is answered and closed", async () => {
  const { url, auth } = await setUp();
  expect(statuses(await rawExchange(url, `GET /api/v1/things HTTP/1.0\r\n${auth}\r\n`))).toEqual([200]);
});
