import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { NoAnswer } from "../src/engine/session.ts";
import type { Call } from "../src/http/exchange.ts";
import { createRawSender } from "../src/http/wire.ts";

const servers: (() => void)[] = [];
afterEach(() => {
  for (const close of servers.splice(0)) close();
});

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const call = (more: Partial<Call>): Call => ({
  method: "GET",
  target: "/",
  headers: {},
  credential: { kind: "none" },
  ...more,
});

describe("the raw sender", () => {
  it("sends paths and header lines as they are", async () => {
    let seen: IncomingMessage | undefined;
    const url = await listen((request, response) => {
      seen = request;
      response.end("{}");
    });
    const send = createRawSender(url);
    const exchange = await send(call({ target: "/a/../b/./%2e?x" }), {
      headerLines: [
        ["x-twice", "1"],
        ["x-twice", "2"],
      ],
    });
    expect(exchange.status).toBe(200);
    expect(seen?.url).toBe("/a/../b/./%2e?x");
    expect(seen?.rawHeaders.filter((_, index, all) => all[index - 1] === "x-twice")).toEqual(["1", "2"]);
  });

  it("hears a server that refuses a large body unread", async () => {
    const url = await listen((_, response) => response.writeHead(500).end());
    const refusing = createServer();
    refusing.on("checkContinue", (_, response) =>
      response.writeHead(413, { connection: "close" }).end("too large"),
    );
    servers.push(() => refusing.close());
    await new Promise<void>((resolve) => refusing.listen(0, "127.0.0.1", resolve));
    const { port } = refusing.address() as AddressInfo;
    const body = "x".repeat(3 * 1024 * 1024);
    const exchange = await createRawSender(url.replace(/\d+$/, String(port)))(call({ method: "POST", body }));
    expect([exchange.status, exchange.text]).toEqual([413, "too large"]);
  });

  it("sends a large body once it may, and chunked ones without a length", async () => {
    const lengths: [string | undefined, number][] = [];
    const url = await listen(async (request, response) => {
      let bytes = 0;
      for await (const chunk of request) bytes += (chunk as Buffer).length;
      lengths.push([request.headers["content-length"], bytes]);
      response.end();
    });
    const body = "y".repeat(600_000);
    await createRawSender(url)(call({ method: "POST", body }));
    await createRawSender(url)(call({ method: "POST", body }), { chunked: true });
    expect(lengths).toEqual([
      ["600000", 600_000],
      [undefined, 600_000],
    ]);
  });

  it("says that nobody answered", async () => {
    const url = await listen((request) => request.destroy());
    await expect(createRawSender(url)(call({}))).rejects.toThrow(NoAnswer);
  });
});
