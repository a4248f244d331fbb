import type { CloudEvent } from "@elqnt/adapters/memory";
import type { EntityDefinition, EntityRecord, EntityRelationship } from "@elqnt/contracts/events";
import { newId } from "@elqnt/service-kit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { definitionOf, entityEvent, recordOf, relationshipOf } from "../testing/entity-events.ts";
import { openMirror } from "../testing/mirrored.ts";
import { chunksOf } from "../write/change.ts";

const which = fc.nat({ max: 20 });
const command = <TKind extends string, TValues>(
  kind: TKind,
  weight: number,
  values: { [TName in keyof TValues]: fc.Arbitrary<TValues[TName]> },
) => ({
  weight,
  arbitrary: fc.record<TValues>(values).map((drawn) => ({ ...drawn, kind })),
});
const commands = fc.array(
  fc.oneof(
    command("create", 8, { definition: which, target: which }),
    command("update", 6, { record: which, target: which }),
    command("toggle", 12, { record: which }),
    command("relate", 6, { source: which, target: which }),
    command("unrelate", 2, { relationship: which }),
    command("redefine", 2, { definition: which, related: fc.boolean() }),
    command("drop", 1, { definition: which }),
  ),
  { minLength: 5, maxLength: 40 },
);
type Command = typeof commands extends fc.Arbitrary<(infer TCommand)[]> ? TCommand : never;

/** One of a list that may be empty. */
const pick = <TItem>(items: readonly TItem[], index: number): TItem | undefined =>
  items[index % items.length];

const schemaOf = (related: boolean) => ({
  type: "object",
  properties: { to: related ? { "x-relation": { entity: "any", cardinality: "one" } } : {} },
});

/** Records as the entities service keeps them, with the events its writes leave. */
class Entities {
  readonly org = newId();
  readonly events: CloudEvent[] = [];
  readonly definitions: EntityDefinition[] = [];
  readonly records: EntityRecord[] = [];
  relationships: EntityRelationship[] = [];
  readonly #gone = new Set<string>();

  constructor() {
    for (const name of ["one", "two"]) {
      const definition = { ...definitionOf(name), schema: schemaOf(true) };
      this.definitions.push(definition);
      this.#tell("definition.created", { definition });
    }
  }

  #tell(type: string, data: object): void {
    this.events.push(entityEvent(this.org, type, "x", data));
  }

  #write(type: string, before: EntityRecord, change: Partial<EntityRecord>): void {
    const record = { ...before, ...change, version: before.version + 1 };
    this.records[this.records.findIndex(({ id }) => id === before.id)] = record;
    this.#tell(type, { record, changes: [] });
  }

  #isKept = ({ definitionId }: EntityRecord): boolean => !this.#gone.has(definitionId);

  isThere = (record: EntityRecord): boolean => this.#isKept(record) && !record.deletedAt;

  run(command: Command): void {
    const { records } = this;
    if (command.kind === "create") {
      const definition = pick(this.definitions, command.definition)!;
      if (this.#gone.has(definition.id)) return;
      const record = recordOf(definition, { to: pick(records, command.target)?.id });
      records.push(record);
      this.#tell("created", { record });
    } else if (command.kind === "update") {
      const record = pick(records, command.record);
      if (record && this.isThere(record))
        this.#write("updated", record, { fields: { to: pick(records, command.target)?.id } });
    } else if (command.kind === "toggle") {
      const record = pick(records, command.record);
      if (!record || !this.#isKept(record)) return;
      const { deletedAt, ...rest } = record;
      if (deletedAt) this.#write("restored", rest, {});
      else this.#write("deleted", record, { deletedAt: record.createdAt });
    } else if (command.kind === "relate") {
      const [source, target] = [pick(records, command.source), pick(records, command.target)];
      if (!source || !target || !this.isThere(source) || !this.isThere(target)) return;
      const relationship = relationshipOf("knows", source, target);
      this.relationships.push(relationship);
      this.#tell("relationship.created", { relationship });
    } else if (command.kind === "unrelate") {
      const [relationship] = this.relationships.splice(command.relationship, 1);
      if (relationship) this.#tell("relationship.deleted", { relationship });
    } else {
      this.#redefine(command);
    }
  }

  #redefine(command: Extract<Command, { kind: "redefine" | "drop" }>): void {
    const before = pick(this.definitions, command.definition)!;
    if (this.#gone.has(before.id)) return;
    if (command.kind === "drop") {
      this.#drop(before);
      return;
    }
    const definition = { ...before, schema: schemaOf(command.related), version: before.version + 1 };
    this.definitions[this.definitions.indexOf(before)] = definition;
    this.#tell("definition.updated", { definition });
  }

  #drop(definition: EntityDefinition): void {
    this.#gone.add(definition.id);
    const isOf = (id: string) => this.records.some((one) => one.id === id && !this.#isKept(one));
    this.relationships = this.relationships.filter(
      ({ sourceRecordId, targetRecordId }) => !isOf(sourceRecordId) && !isOf(targetRecordId),
    );
    this.#tell("definition.deleted", { definition });
  }

  /** What the graph must show. */
  graph(): { nodes: string[]; edges: string[] } {
    const there = new Map(this.records.filter(this.isThere).map((record) => [record.id, record]));
    const edges = this.relationships.map(
      ({ sourceRecordId, targetRecordId }) => [sourceRecordId, "knows", targetRecordId] as const,
    );
    const related = [...there.values()].flatMap(({ id, definitionId, fields }) => {
      const { schema } = this.definitions.find((one) => one.id === definitionId)!;
      const isRelation = "x-relation" in (schema.properties as { to: object }).to;
      return isRelation && typeof fields.to === "string" ? [[id, "to", fields.to] as const] : [];
    });
    return {
      nodes: [...there.keys()].sort(),
      edges: [...edges, ...related]
        .filter(([source, , target]) => there.has(source) && there.has(target))
        .map((edge) => edge.join(" "))
        .sort(),
    };
  }
}

test("R59: the graph equals the records, in whatever order and however often their events come", async () => {
  const delays = fc.infiniteStream(fc.nat({ max: 100 }));
  const disorder = fc.constantFrom(0, 0, 0.05, 10);
  const together = fc.constantFrom(1, 3, 100);
  await fc.assert(
    fc.asyncProperty(commands, delays, disorder, together, async (all, numbers, most, size) => {
      const entities = new Entities();
      for (const each of all) entities.run(each);
      const delivered = [...entities.events, ...entities.events.slice(0, 5)]
        .map((event, index) => ({ event, at: index + most * (numbers.next().value as number) }))
        .sort((left, right) => left.at - right.at);
      const desk = openMirror(entities.org);
      for (const group of chunksOf(delivered, size)) {
        const ends = await desk.handleAtOnce(...group.map(({ event }) => event));
        expect(ends.every(({ status }) => status === "fulfilled")).toBe(true);
      }
      const nodes = (await desk.nodes()).map(({ face }) => face.id).sort();
      expect({ nodes, edges: await desk.edges() }).toEqual(entities.graph());
    }),
    { numRuns: 300 },
  );
});
