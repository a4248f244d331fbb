import { newId } from "@elqnt/service-kit";
import { beforeEach, describe, expect, test } from "vitest";
import { definitionOf, entityEvent, recordOf, relationshipOf } from "../testing/entity-events.ts";
import { graphOf, write } from "../testing/ledger.ts";
import { openMirror } from "../testing/mirrored.ts";

const relation = (entity: string) => ({ type: "string", "x-relation": { entity, cardinality: "one" } });
const customer = definitionOf("customer", { name: { type: "string" } });
const ticket = definitionOf("ticket", { title: { type: "string" }, customer: relation("customer") });
const ada = recordOf(customer, { name: "Ada" });
const lamp = recordOf(ticket, {
  title: "Broken lamp",
  customer: ada.id,
  tags: ["a", "b"],
  at: { city: "Ulm" },
});
const knows = relationshipOf("knows", ada, lamp);

let desk: ReturnType<typeof openMirror>;
beforeEach(() => {
  desk = openMirror();
});

const event = (type: string, subject: string, data: object) => entityEvent(desk.org, type, subject, data);
const defined = (definition = ticket) => event("definition.created", definition.name, { definition });
const undefinedNow = (definition = ticket) => event("definition.deleted", definition.name, { definition });
const created = (record = lamp) => event("created", record.id, { record });
const updated = (record = lamp, fields: object = record.fields, version = 2) =>
  event("updated", record.id, { record: { ...record, fields, version }, changes: [] });
const deleted = (record = lamp, version = 2) =>
  event("deleted", record.id, { record: { ...record, version } });
const restored = (record = lamp, version = 3) =>
  event("restored", record.id, { record: { ...record, version } });
const related = () => event("relationship.created", ada.id, { relationship: knows });
const unrelated = () => event("relationship.deleted", ada.id, { relationship: knows });

const lampToAda = `${lamp.id} customer ${ada.id}`;
const adaKnowsLamp = `${ada.id} knows ${lamp.id}`;

describe("a record", () => {
  test("is a node: its definition the label, scalars and lists of them the properties", async () => {
    await desk.handle(defined(), created());
    const [node] = await desk.nodes();
    expect(node?.face).toMatchObject({
      id: lamp.id,
      label: "ticket",
      name: "Broken lamp",
      properties: { title: "Broken lamp", customer: ada.id, tags: ["a", "b"], "at.city": "Ulm" },
      sources: ["$entities"],
    });
  });

  test.each([
    [{ label: "L", displayName: "D", subject: "S" }, "D"],
    [{ count: 1, note: "first text" }, "first text"],
    [{ name: "  ", email: "a@b.example" }, "a@b.example"],
    [{ name: "x".repeat(600) }, "x".repeat(500)],
  ])("%j is named by the best of its fields", async (fields, name) => {
    await desk.handle(created(recordOf(ticket, fields)));
    expect((await desk.nodes()).map(({ face }) => face.name)).toEqual([name]);
  });

  test("without any text is named by its id", async () => {
    const record = recordOf(ticket, { count: 1 });
    await desk.handle(created(record));
    expect((await desk.nodes())[0]?.face.name).toBe(record.id);
  });

  test("R05: that changes, goes and comes back is followed; what is repeated or late has no effect", async () => {
    await desk.handle(defined(), created(), updated(lamp, { title: "Fixed" }), created());
    expect((await desk.nodes()).map(({ face }) => [face.name, face.version])).toEqual([["Fixed", 2]]);
    const revision = await desk.ledger.revision(desk.org, desk.graphId);
    await desk.handle(updated(lamp, { title: "Fixed" }));
    expect(await desk.ledger.revision(desk.org, desk.graphId)).toBe(revision);
    await desk.handle(deleted(lamp, 3), updated(lamp, { title: "late" }));
    expect(await desk.nodes()).toEqual([]);
    await desk.handle(restored(lamp, 4));
    expect((await desk.nodes()).map(({ face }) => face.name)).toEqual(["Broken lamp"]);
  });
});

describe("relations and relationships", () => {
  const all = () => [defined(customer), defined(), created(ada), created(), related()];

  test("are edges, in whatever order they come", async () => {
    for (const inOrder of [true, false]) {
      desk = openMirror();
      await desk.handle(...(inOrder ? all() : all().reverse()));
      expect(await desk.edges()).toEqual([lampToAda, adaKnowsLamp].sort());
    }
  });

  test("wait while a record is gone, and are back with it", async () => {
    await desk.handle(...all(), deleted(ada));
    expect([(await desk.nodes()).length, await desk.edges()]).toEqual([1, []]);
    await desk.handle(restored(ada));
    expect(await desk.edges()).toEqual([lampToAda, adaKnowsLamp].sort());
    await desk.handle(deleted(lamp), restored(lamp));
    expect(await desk.edges()).toEqual([lampToAda, adaKnowsLamp].sort());
  });

  test("that go while a record is gone do not come back with it", async () => {
    await desk.handle(
      ...all(),
      deleted(ada),
      unrelated(),
      updated(lamp, { title: "Nobody's" }),
      restored(ada),
    );
    expect(await desk.edges()).toEqual([]);
  });

  test("follow the definition: a field becomes a relation, or is none any more", async () => {
    const plain = { ...ticket, schema: { type: "object" } };
    await desk.handle(defined(plain), created(ada), created());
    expect(await desk.edges()).toEqual([]);
    const next = (definition: typeof ticket, version: number) =>
      event("definition.updated", "ticket", { definition: { ...definition, version } });
    await desk.handle(next(ticket, 2));
    expect(await desk.edges()).toEqual([lampToAda]);
    await desk.handle(next(plain, 3), next(ticket, 2));
    expect(await desk.edges()).toEqual([]);
  });
});

describe("a definition that is deleted", () => {
  test("takes its nodes, and late events bring none back", async () => {
    await desk.handle(defined(customer), defined(), created(ada), created(), related());
    await desk.handle(undefinedNow(), updated(lamp, { title: "late" }), related());
    expect([(await desk.nodes()).map(({ face }) => face.id), await desk.edges()]).toEqual([[ada.id], []]);
  });

  test("leaves the records of a new one of its name alone, however often it is told", async () => {
    const again = definitionOf("ticket");
    const record = recordOf(again, { title: "New" });
    await desk.handle(defined(), created(), undefinedNow(), defined(again), created(record), undefinedNow());
    expect((await desk.nodes()).map(({ face }) => face.id)).toEqual([record.id]);
  });
});

describe("the graph", () => {
  test("is of kind entities; a custom one of its name keeps the name", async () => {
    await desk.ledger.insertGraph(desk.org, graphOf("entities"), 10, write);
    await desk.handle(created());
    const graphs = await desk.ledger.listGraphs(desk.org, { limit: 10 });
    expect(graphs.map(({ name, kind }) => [name, kind])).toEqual([
      ["entities", "custom"],
      ["entities 2", "entities"],
    ]);
  });

  test("is one per organization", async () => {
    const other = newId();
    await desk.handle(created(), entityEvent(other, "created", ada.id, { record: ada }));
    expect((await desk.nodes()).map(({ face }) => face.id)).toEqual([lamp.id]);
    expect(await desk.ledger.listGraphs(other, { limit: 10 })).toHaveLength(1);
  });

  test("is there from the first record on", async () => {
    await desk.handle(defined(), undefinedNow(), entityEvent(desk.org, "unheard-of", "x", {}));
    expect(await desk.ledger.listGraphs(desk.org, { limit: 10 })).toEqual([]);
  });
});
