import { orgSchemaName } from "@elqnt/adapters/org";
import { createMigrator, createOutboxRelay, createPostgres, eventTables } from "@elqnt/adapters/postgres";
import { newId } from "@elqnt/service-kit";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { GraphChange, KgEvent } from "../ledger.ts";
import { createPostgresGraphStore, createPostgresLedger, kgTables } from "../postgres-store.ts";
import { nodeRow } from "../testing/elements.ts";
import { graphOf, until, write } from "../testing/ledger.ts";
import { openTestKg, type TestKg } from "../testing/postgres.ts";

// A real server on a shared machine: slow is not broken.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const POOL = 5;

let test: TestKg;
let org: string;
beforeAll(async () => {
  test = await openTestKg({ max: POOL });
});
beforeEach(() => {
  org = newId();
});
afterAll(() => test.close());

const insertGraph = (name: string) => test.ledger.insertGraph(org, graphOf(name), 100, write);

/** Another process: a pool of its own on the same database. */
function openOther() {
  const postgres = createPostgres({ url: test.test.url, max: POOL });
  const migrator = createMigrator({ postgres, sets: [eventTables, kgTables] });
  const options = { postgres, migrator };
  return { postgres, ledger: createPostgresLedger(options), store: createPostgresGraphStore(options) };
}

const upserted = (graphId: string, revision: number, id: string): KgEvent => ({
  type: "kg.events.nodes.upserted",
  data: { graphId, revision, nodeIds: [id] },
});

/** A change as the service makes it: it reads rows, writes one, and tells of it unless it was there and committed. */
const upsert = (
  { ledger, store }: Pick<TestKg, "ledger" | "store">,
  graphId: string,
  id: string,
): Promise<boolean | undefined> =>
  ledger.change(org, graphId, write, async ({ revision, lost }): Promise<GraphChange<boolean>> => {
    const [row] = await store.readNodes(org, graphId, [id]);
    if (row && !lost.has(row.revision)) return { result: false, changed: false };
    await store.write(org, graphId, revision, { nodes: [nodeRow(id, { revision })] });
    return { result: true, changed: true, events: [upserted(graphId, revision, id)] };
  });

const upsertedIds = async () =>
  (await test.events(org)).flatMap(({ data }) => ("nodeIds" in data ? data.nodeIds : []));

/** Ends the connections of this database that hold a transaction open and do nothing: those of changes. */
const endIdleTransactions = () =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and state = 'idle in transaction'`.execute(
    test.test.postgres.maintenance,
  );

describe("changes on a pool of 5 connections", () => {
  it("finish, 50 at once on many graphs, though each asks the store for connections", async () => {
    const graphs = await Promise.all(Array.from({ length: 10 }, (_, index) => insertGraph(`g${index}`)));
    const asked = Array.from({ length: 50 }, (_, index) => upsert(test, graphs[index % 10]!.id, `n${index}`));
    expect(await Promise.all(asked)).toEqual(asked.map(() => true));
    expect((await upsertedIds()).sort()).toEqual(asked.map((_, index) => `n${index}`).sort());
  });

  it("of many orgs finish as well", async () => {
    const orgs = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const id = newId();
        const graph = await test.ledger.insertGraph(id, graphOf("g"), 10, write);
        return { id, graphId: graph.id };
      }),
    );
    const work = orgs.flatMap(({ id, graphId }) =>
      Array.from({ length: 5 }, () =>
        test.ledger.change(id, graphId, write, async ({ revision }) => {
          await test.store.write(id, graphId, revision, { nodes: [nodeRow("a", { revision })] });
          return { result: revision, changed: true };
        }),
      ),
    );
    expect(new Set(await Promise.all(work)).size).toBeGreaterThanOrEqual(5);
  });

  it("leave readers a connection while they wait for each other", async () => {
    const graph = await insertGraph("g");
    const gate = until();
    const slow = test.ledger.change(org, graph.id, write, async ({ revision }) => {
      await gate.passed;
      await test.store.write(org, graph.id, revision, { nodes: [nodeRow("slow", { revision })] });
      return { result: "slow", changed: false };
    });
    const waiting = Array.from({ length: 20 }, (_, index) => upsert(test, graph.id, `n${index}`));
    const renamed = Array.from({ length: 10 }, () =>
      test.ledger.updateGraph(org, graph, { ...graph, version: 2 }, write).catch(({ code }) => code),
    );
    expect(
      await Promise.all(Array.from({ length: 20 }, () => test.ledger.getGraph(org, graph.id))),
    ).toHaveLength(20);
    gate.pass();
    expect(await slow).toBe("slow");
    await Promise.all(waiting);
    expect((await Promise.all(renamed)).filter((code) => code === "version_conflict")).toHaveLength(9);
  });

  it("need a pool of two", () => {
    const { test: database } = test;
    const postgres = createPostgres({ url: database.url, max: 1 });
    const migrator = createMigrator({ postgres, sets: [eventTables, kgTables] });
    expect(() => createPostgresLedger({ postgres, migrator })).toThrow(TypeError);
  });
});

describe("changes of several processes", () => {
  it("follow one another, and read what the one before wrote", async () => {
    const other = openOther();
    const graph = await insertGraph("g");
    const processes = [test, other];
    const asked = Array.from({ length: 20 }, (_, index) =>
      upsert(processes[index % 2]!, graph.id, `n${index % 10}`),
    );
    expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(10);
    expect((await upsertedIds()).sort()).toEqual(Array.from({ length: 10 }, (_, index) => `n${index}`));
    expect(await other.ledger.revision(org, graph.id)).toBe(await test.ledger.revision(org, graph.id));
    await other.postgres.close();
  });
});

describe("a change whose connection breaks between its rows and its commit", () => {
  const breakAfterRows = async (graphId: string, id: string): Promise<void> => {
    const broken = test.ledger.change(org, graphId, write, async ({ revision }) => {
      await test.store.write(org, graphId, revision, { nodes: [nodeRow(id, { revision })] });
      await endIdleTransactions();
      return {
        result: true,
        changed: true,
        events: [upserted(graphId, revision, id)],
      };
    });
    await expect(broken).rejects.toMatchObject({ code: "store_unavailable" });
  };

  it("is told of by its retry", async () => {
    const graph = await insertGraph("g");
    await breakAfterRows(graph.id, "ada");
    expect(await test.ledger.revision(org, graph.id)).toBe(0);
    expect(await upsertedIds()).toEqual([]);
    expect(await test.store.readNodes(org, graph.id, ["ada"])).toHaveLength(1);
    expect(await upsert(test, graph.id, "ada")).toBe(true);
    expect(await upsert(test, graph.id, "ada")).toBe(false);
    expect(await upsertedIds()).toEqual(["ada"]);
  });

  it("is told of by its retry, also when others committed in between", async () => {
    const graph = await insertGraph("g");
    await upsert(test, graph.id, "eve");
    await breakAfterRows(graph.id, "ada");
    await upsert(test, graph.id, "bob");
    await upsert(test, graph.id, "cat");
    expect(await upsert(test, graph.id, "bob")).toBe(false);
    expect(await upsert(test, graph.id, "ada")).toBe(true);
    expect(await upsertedIds()).toEqual(["eve", "bob", "cat", "ada"]);
  });
});

describe("a note of a change", () => {
  const note = {
    origin: { actor: { userId: "ada" }, requestId: "r-1" },
    nodeIds: [],
    edgeIds: [],
    deletedNodeIds: ["ada"],
    deletedEdgeIds: [],
  };
  const countNotes = async () => {
    const notes = sql.id(orgSchemaName(org), "kg_notes");
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${notes}`.execute(
      test.test.postgres.db,
    );
    return rows[0]!.count;
  };

  it("outlives the connection of its change, and goes with the graph", async () => {
    const graph = await insertGraph("g");
    const broken = test.ledger.change(org, graph.id, write, async (turn) => {
      await turn.note(note);
      await endIdleTransactions();
      return { result: true, changed: true };
    });
    await expect(broken).rejects.toMatchObject({ code: "store_unavailable" });
    expect(await countNotes()).toBe(1);
    await test.ledger.deleteGraph(org, graph, write);
    expect(await countNotes()).toBe(0);
  });

  it("finds its place in an org that is older than notes", async () => {
    const older = { ...kgTables, migrations: kgTables.migrations.filter(({ version }) => version < 3) };
    const migrator = createMigrator({ postgres: test.test.postgres, sets: [eventTables, older] });
    await migrator.migrate(orgSchemaName(org));
    await expect(countNotes()).rejects.toThrow("does not exist");
    const graph = await insertGraph("g");
    const noted = test.ledger.change(org, graph.id, write, async (turn) => {
      await turn.note(note);
      return { result: await countNotes(), changed: true };
    });
    expect(await noted).toBe(1);
    expect(await countNotes()).toBe(0);
  });

  it("stops a change that lost its turn before it takes anything away", async () => {
    const graph = await insertGraph("g");
    const other = openOther();
    const late = test.ledger.change(org, graph.id, write, async (turn) => {
      await endIdleTransactions();
      await upsert(other, graph.id, "eve");
      await expect(turn.note(note)).rejects.toMatchObject({ code: "service_unavailable" });
      return { result: true, changed: true };
    });
    await expect(late).rejects.toMatchObject({ code: "store_unavailable" });
    expect(await countNotes()).toBe(0);
    await other.postgres.close();
  });
});

describe("the events of a change", () => {
  it("reach the bus at once, without waiting for the relay's poll", async () => {
    const seen: unknown[] = [];
    const relay = createOutboxRelay({
      postgres: test.test.postgres,
      bus: {
        publish: async (event) => {
          seen.push(event.type);
          return { duplicate: false };
        },
      },
      owns: (id) => id === org,
      pollMs: 3_600_000,
    });
    relay.start();
    const graph = await insertGraph("g");
    await upsert(test, graph.id, "ada");
    await expect
      .poll(() => seen, { timeout: 20_000 })
      .toEqual(["kg.events.graph.created", "kg.events.nodes.upserted"]);
    const next = { ...graph, version: 2 };
    await test.ledger.updateGraph(org, graph, next, write);
    await test.ledger.deleteGraph(org, next, write);
    await expect.poll(() => seen.at(-1), { timeout: 20_000 }).toBe("kg.events.graph.deleted");
    await relay.close();
  });

  it("and its other traces go with the graph", async () => {
    const graph = await insertGraph("g");
    await upsert(test, graph.id, "ada");
    await test.ledger.deleteGraph(org, graph, write);
    const { rows } = await sql<{ name: string }>`select sequencename as name from pg_sequences
      where schemaname = ${orgSchemaName(org)} and sequencename like 'kg\\_revisions%'`.execute(
      test.test.postgres.db,
    );
    expect(rows).toEqual([]);
  });
});
