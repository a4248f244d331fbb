import { createHmac, newId } from "@elqnt/service-kit";
import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../memory-store.ts";
import { createEntitiesService } from "../service.ts";
import type { EntityStore } from "../store.ts";
import { ticket } from "../testing/desk.ts";

const org = newId();
const identity = { orgId: org, userId: "ada", scopes: ["admin"], requestId: "r" };

async function open(store: EntityStore = createMemoryStore()) {
  const service = createEntitiesService({
    store,
    cursorHmac: createHmac("a secret for tests, long enough", "c"),
  });
  const send = (
    method: string,
    path: string,
    body?: ReadableStream<Uint8Array> | string,
    type = "application/json",
  ) =>
    service.fetch(
      new Request(`http://gateway/api/v1/entities${path}`, {
        method,
        ...(body === undefined ? {} : { body, headers: { "content-type": type }, duplex: "half" }),
      } as RequestInit),
      identity,
    );
  await send("POST", "/definitions", JSON.stringify(ticket));
  return { send, store };
}

const lines = (count: number) =>
  new TextEncoder().encode(
    Array.from({ length: count }, (_, index) => `{"title":"T${index}","status":"open"}\n`).join(""),
  );

describe("streams", () => {
  it("an import answers progress while the upload is still coming", async () => {
    const { send } = await open();
    let upload!: ReadableStreamDefaultController<Uint8Array>;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        upload = controller;
      },
    });
    const answer = send("POST", "/ticket/records/import", body, "application/x-ndjson");
    upload.enqueue(lines(600));
    const reader = (await answer).body!.pipeThrough(new TextDecoderStream()).getReader();
    const first = JSON.parse((await reader.read()).value ?? "") as object;
    expect(first).toMatchObject({ type: "progress", processed: 500, created: 500 });
    upload.enqueue(lines(1));
    upload.close();
    let rest = "";
    for (let part = await reader.read(); !part.done; part = await reader.read()) rest += part.value;
    expect(JSON.parse(rest.trim().split("\n").at(-1) ?? "")).toMatchObject({
      type: "report",
      created: 601,
      completed: true,
    });
  });

  it("an import that is cut off keeps what was stored and says that it did not end", async () => {
    const { send } = await open();
    let pulls = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (pulls++ === 0) controller.enqueue(lines(510));
        else controller.error(new Error("the line went dead"));
      },
    });
    const answer = await send("POST", "/ticket/records/import", body, "application/x-ndjson");
    const events = (await answer.text())
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as object);
    expect(events.at(-1)).toMatchObject({
      type: "report",
      created: 500,
      completed: false,
      problem: { code: "internal_error" },
    });
  });

  it("an export reads no further ahead than its reader", async () => {
    const inner = createMemoryStore();
    let read = 0;
    const store: EntityStore = {
      ...inner,
      async *scanRecords(...query) {
        for await (const batch of inner.scanRecords(...query)) {
          read += batch.length;
          yield batch;
        }
      },
    };
    const { send } = await open(store);
    await send(
      "POST",
      "/ticket/records/import",
      new Blob([lines(5000)]).stream(),
      "application/x-ndjson",
    ).then((r) => r.text());
    const reader = (await send("GET", "/ticket/records/export")).body!.getReader();
    await reader.read();
    expect(read).toBeLessThanOrEqual(1500);
    await reader.cancel();
    expect(read).toBeLessThanOrEqual(1500);
  });
});

it("R49: an idempotency key counts for 24 hours", async () => {
  let now = Date.parse("2026-01-01T00:00:00Z");
  const { store } = await open(createMemoryStore({ now: () => now }));
  const idempotency = {
    scope: "s",
    key: "k",
    fingerprint: "f",
    respond: () => ({ status: 201, headers: {}, body: null }),
  };
  const view = {
    id: newId(),
    name: "v",
    kind: "table" as const,
    filters: {},
    sort: [],
    columns: [],
    isDefault: false,
    version: 1,
    createdAt: "",
    updatedAt: "",
  };
  const write = { actor: { userId: "ada" }, requestId: "r", idempotency };
  await store.insertView(org, "d", view, 10, write);
  await expect(store.insertView(org, "d", { ...view, id: newId(), name: "w" }, 10, write)).rejects.toThrow(
    "taken",
  );
  now += 24 * 60 * 60 * 1000;
  expect(await store.find(org, "s", "k")).toBeNull();
  await expect(
    store.insertView(org, "d", { ...view, id: newId(), name: "w" }, 10, write),
  ).resolves.toMatchObject({ name: "w" });
});
