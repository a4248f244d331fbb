import type { ImportError, ImportReport } from "@elqnt/contracts/entities";
import { ensure, expectStatus } from "../../engine/expect.ts";
import { show } from "../../engine/violation.ts";
import type { World } from "../../engine/world.ts";
import type { Exchange } from "../../http/exchange.ts";
import { createDefinition, queryRecords } from "../../recipes/entity-fixture.ts";

export const ndjson = "application/x-ndjson";

export function eventsOf(exchange: Exchange): { errors: ImportError[]; report: ImportReport } {
  expectStatus(exchange, 200);
  const events = exchange.text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { type: string });
  const last = events.at(-1);
  ensure(last?.type === "report", "a report as the last line", show(last), exchange);
  return {
    errors: events.filter(({ type }) => type === "error") as ImportError[],
    report: last as ImportReport,
  };
}

export async function ownDefinition(world: World) {
  const { name: entityName } = await createDefinition(world, world.a);
  const upload = async (body: string, query: Record<string, unknown> = {}, contentType = ndjson) => {
    const exchange = await world.a.admin.call(
      "importRecords",
      { entityName, body, ...query },
      { contentType },
    );
    return { ...eventsOf(exchange), exchange };
  };
  const stored = async (more: Record<string, unknown> = {}) =>
    (await queryRecords(world.a, entityName, { limit: 200, ...more })).items;
  return { entityName, upload, stored };
}

export const lines = (rows: readonly unknown[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join("");

export const rows = [
  { title: "one", status: "open", priority: 1, tags: ["a", "b"] },
  { title: "two, with comma", status: "closed", done: true },
  { title: 'three "quoted"', status: "waiting", amount: 1.25, address: { city: "Oslo" } },
];
