import { expect, test, vi } from "vitest";
import { bodyOf, fakeFetch, problem } from "./__fixtures__/fake-fetch.ts";
import { gatewayWith, importTickets } from "./__fixtures__/tickets.ts";
import { streamLines } from "./index.ts";

async function read(pieces: readonly (string | Uint8Array | Error)[]): Promise<number[]> {
  const fetch = fakeFetch(() => new Response(bodyOf(pieces)));
  const seen: number[] = [];
  for await (const { done } of streamLines(importTickets, gatewayWith({ fetch }), { body: "{}\n" }))
    seen.push(done);
  return seen;
}

test("one value per line, whatever the line ends and chunks are", async () => {
  const text = '{"done":1}\n\r\n{"done":2}\r\n  \n{"done":3}';
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => new Uint8Array([byte]));
  expect(await read([text])).toEqual([1, 2, 3]);
  expect(await read(bytes)).toEqual([1, 2, 3]);
  expect(await read([])).toEqual([]);
});

test("a line that is no JSON is a protocol error", async () => {
  await expect(read(['{"done":1}\n<html>\n'])).rejects.toMatchObject({
    code: "protocol_error",
    message: 'Failed to call "tickets.importTickets": a line is not JSON. Report it to the service\'s team.',
  });
});

test("a cut is a network error and is not repeated", async () => {
  const fetch = fakeFetch(() => new Response(bodyOf(['{"done":1}\n', new TypeError("terminated")])));
  const lines = streamLines(importTickets, gatewayWith({ fetch }), { body: "{}\n" });
  await expect(lines.next()).resolves.toMatchObject({ value: { done: 1 } });
  await expect(lines.next()).rejects.toMatchObject({ code: "network_error" });
  expect(fetch.sent).toHaveLength(1);
});

test("a refusal is its problem", async () => {
  const fetch = fakeFetch(problem("forbidden", 403));
  const lines = streamLines(importTickets, gatewayWith({ fetch }), { body: "{}\n" });
  await expect(lines.next()).rejects.toMatchObject({ code: "forbidden" });
  expect(fetch.sent[0]?.headers.accept).toBe("application/x-ndjson");
});

test("an abort ends the reading with its reason; breaking out cancels the body", async () => {
  const cancel = vi.fn();
  const body = () => {
    const lines = ['{"done":1}\n'];
    return new ReadableStream<Uint8Array>({
      pull(controller) {
        const line = lines.pop();
        if (line) controller.enqueue(new TextEncoder().encode(line));
        else return new Promise(() => {});
      },
      cancel,
    });
  };
  const gateway = gatewayWith({ fetch: fakeFetch(() => new Response(body())) });
  const controller = new AbortController();
  const lines = streamLines(importTickets, gateway, { body: "" }, { signal: controller.signal });
  await lines.next();
  const next = lines.next();
  const reason = new Error("enough");
  controller.abort(reason);
  await expect(next).rejects.toBe(reason);
  expect(cancel).toHaveBeenCalledTimes(1);
  for await (const _ of streamLines(importTickets, gateway, { body: "" })) break;
  expect(cancel).toHaveBeenCalledTimes(2);
});
