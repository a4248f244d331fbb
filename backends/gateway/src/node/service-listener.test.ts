import { once } from "node:events";
import { createServer, type Server, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { Feed, type ServiceCall } from "@elqnt/service-kit";
import { afterEach, expect, test } from "vitest";
import type { ServiceUpstream } from "../fetch-gateway.ts";
import { serviceListener } from "./service-listener.ts";

let server: Server;
afterEach(() => server.close());

async function serve(service: Pick<ServiceUpstream, "handle" | "fetch">): Promise<string> {
  server = createServer(serviceListener(service)).listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const unused = async () => new Response();
const read = async ({ body }: ServiceCall): Promise<string> =>
  body === null ? "none" : new Response(body).text();

test.each([
  ["none", undefined],
  ["small", "grüße"],
  ["large", "ü".repeat(100_000)],
])("a service is called with %s of a body, and answers with one write", async (_name, body) => {
  const url = await serve({
    fetch: unused,
    handle: async (call) => ({
      status: 201,
      headers: { "x-seen": `${call.method} ${call.path} ${call.search} ${call.headers.get("x-a")}` },
      body: await read(call),
    }),
  });
  const init = { method: body === undefined ? "GET" : "POST", headers: { "x-a": "1" } };
  const response = await fetch(`${url}/a/b?c=d`, body === undefined ? init : { ...init, body });
  const answer = await response.text();
  expect([response.status, answer]).toEqual([201, body ?? "none"]);
  expect(response.headers.get("x-seen")).toBe(`${init.method} /a/b ?c=d 1`);
  expect(response.headers.get("content-length")).toBe(String(Buffer.byteLength(answer)));
});

test("a service that only knows fetch streams, and hears of a caller who leaves", async () => {
  const aborted = Promise.withResolvers<void>();
  const url = await serve({
    fetch: async (request) => {
      request.signal.addEventListener("abort", () => aborted.resolve());
      const first = new TextEncoder().encode(await request.text());
      return new Response(new ReadableStream({ start: (controller) => controller.enqueue(first) }));
    },
  });
  const asked = send(url, { method: "POST" });
  asked.end("begun");
  const [response] = await once(asked, "response");
  const [chunk] = await once(response, "data");
  expect(String(chunk)).toBe("begun");
  asked.destroy();
  await aborted.promise;
});

test("a service that pushes is written on, and hears of a caller who leaves", async () => {
  const left = Promise.withResolvers<void>();
  const feed = new Feed();
  const handle = async () => ({ status: 200, headers: { "x-a": "1" }, source: feed.open([], left.resolve) });
  const asked = send(await serve({ fetch: unused, handle })).end();
  const [response] = await once(asked, "response");
  expect(response.headers["x-a"]).toBe("1");
  expect(String((await once(response, "data"))[0])).toBe(":\n\n");
  feed.publish({ id: 1 });
  expect(String((await once(response, "data"))[0])).toContain("id: 1\n");
  asked.destroy();
  await left.promise;
});

test("an answer that breaks off never looks whole", async () => {
  const url = await serve({
    fetch: async () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            controller.enqueue(new Uint8Array([1]));
            controller.error(new Error("lost"));
          },
        }),
      ),
  });
  const broken = fetch(url).then((response) => response.arrayBuffer());
  await expect(broken).rejects.toThrow();
});
