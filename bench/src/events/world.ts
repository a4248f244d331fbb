import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { CloudEvent } from "@elqnt/adapters/bus";
import { testNatsServer } from "@elqnt/adapters/testing";
import { demoSeed, seedStore } from "@elqnt/service-entities/seed";
import { newId, type Service } from "@elqnt/service-kit";
import pg from "pg";
import { readConfig } from "../../../backends/platform/src/config.ts";
import { openEngines } from "../../../backends/platform/src/engines.ts";
import { createEntityStore } from "../../../backends/platform/src/entities.ts";
import { startRelay } from "../../../backends/platform/src/relay.ts";
import { createServices } from "../../../backends/platform/src/services.ts";

const server = process.env.DATABASE_URL ?? "postgres://postgres@127.0.0.1:5432/test";
const secret = "0123456789abcdef0123456789abcdef";

export type Arrangement = "in-process bus, chDB" | "NATS, PostgreSQL";

/** What the graph of an organization's entities holds. */
interface Stats {
  readonly nodeCount: number;
  readonly embeddedCount: number;
}

/** The services of the platform as `elqnt` wires them, in this process, over a database of their own. */
export interface World {
  /** Makes an organization of that many records. @returns how many events of it wait to be published */
  seed(org: string, records: number): Promise<number>;
  /** Events as {@link World.seed} makes them, taken out of the outbox. */
  takeEvents(records: number): Promise<CloudEvent[]>;
  startRelay(): { close(): Promise<void> };
  /** Resolves when the graph of the organization's entities has as many nodes, embedded or not. @returns its id */
  untilMirrored(org: string, nodes: number, of: keyof Stats): Promise<string>;
  /** Whether the graph shows the node. */
  hasNode(org: string, graphId: string, id: string): Promise<boolean>;
  /** Calls the entities service. @returns the record's id */
  createTicket(org: string, title: string): Promise<string>;
  close(): Promise<void>;
}

async function admin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement);
  await client.end();
}

const log = ({ level, message, error }: { level: string; message: string; error?: unknown }): void => {
  if (level === "warn" || level === "error") console.warn(message, error ?? "");
};

/** Opens a world. Close it, or its database and its NATS server stay. */
export async function openWorld(arrangement: Arrangement): Promise<World> {
  const onNats = arrangement === "NATS, PostgreSQL";
  const name = `bench_events_${process.pid}_${onNats ? "nats" : "memory"}`;
  await admin(`drop database if exists ${name} with (force)`);
  await admin(`create database ${name}`);
  const folder = mkdtempSync(join(tmpdir(), "elqnt-bench-"));
  const nats = onNats ? await testNatsServer() : undefined;
  await nats?.start();
  const config = readConfig({
    DATABASE_URL: Object.assign(new URL(server), { pathname: `/${name}` }).href,
    ELQNT_DATA_DIR: folder,
    ...(nats ? { NATS_URL: nats.url, KG_STORE: "postgres" } : {}),
  });
  const engines = await openEngines(config, log, {});
  const services = await createServices({ config, secret, log, engines, observers: {} });
  const store = createEntityStore(engines);
  const call = caller(services);
  const fill = (org: string, records: number) => {
    const [customers, projects] = [Math.round(records * 0.3), Math.round(records * 0.1)];
    return seedStore(store, org, demoSeed({ customers, projects, tickets: records - customers - projects }));
  };
  const graphOf = async (org: string) => {
    const { items } = await call<{ items: { id: string; kind: string }[] }>("kg", org, "GET", "/kg/graphs");
    return items.find(({ kind }) => kind === "entities")?.id;
  };

  return {
    async seed(org, records) {
      await fill(org, records);
      const { rows } = await engines.postgres.pool.query<{ count: string }>(
        `select count(*) from ${outboxOf(org)} where published_at is null`,
      );
      return Number(rows[0]!.count);
    },
    async takeEvents(records) {
      const org = newId();
      await fill(org, records);
      const { rows } = await engines.postgres.pool.query<{ event: CloudEvent }>(
        `delete from ${outboxOf(org)} returning event`,
      );
      return rows.map(({ event }) => event);
    },
    startRelay: () => startRelay(engines, log),
    async untilMirrored(org, nodes, of) {
      for (;;) {
        const graphId = await graphOf(org);
        if (graphId) {
          const stats = await call<Stats>("kg", org, "GET", `/kg/graphs/${graphId}/stats`);
          if (stats[of] >= nodes) return graphId;
        }
        await delay(10);
      }
    },
    async hasNode(org, graphId, id) {
      const node = await call<{ id?: string }>("kg", org, "GET", `/kg/graphs/${graphId}/nodes/${id}`);
      return node.id === id;
    },
    async createTicket(org, title) {
      const fields = { title, status: "open", priority: 2 };
      const record = await call<{ id: string }>("entities", org, "POST", "/entities/ticket/records", {
        fields,
      });
      if (!record.id) throw new Error(`Failed to create a ticket: ${JSON.stringify(record)}`);
      return record.id;
    },
    async close() {
      for (const service of Object.values(services)) await service.close();
      await engines.close();
      await nats?.close();
      rmSync(folder, { recursive: true, force: true });
      await admin(`drop database if exists ${name} with (force)`);
    },
  };
}

const outboxOf = (org: string): string => `org_${org.replaceAll("-", "_")}.outbox`;

const caller =
  (services: Readonly<Record<string, Service>>) =>
  async <TAnswer>(
    service: string,
    org: string,
    method: string,
    path: string,
    body?: object,
  ): Promise<TAnswer> => {
    const request = new Request(`http://bench/api/v1${path}`, {
      method,
      headers: { "content-type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const identity = { orgId: org, userId: "bench", scopes: ["admin"], requestId: newId() };
    const answer = await services[service]!.fetch(request, identity);
    return (await answer.json()) as TAnswer;
  };
