import type { RecordFields } from "@elqnt/contracts/entities";
import { newId, ProblemError, type WriteContext } from "@elqnt/service-kit";
import { everything } from "@elqnt/service-kit/filter";
import fc from "fast-check";
import { expect, it } from "vitest";
import { compile } from "../definitions/compiled.ts";
import { createMemoryStore } from "../memory-store.ts";
import type { WriteIntent } from "../records/write-plan.ts";
import type { EntityStore } from "../store.ts";
import type { DeskStore } from "../testing/desk.ts";
import { definitionOf } from "../testing/random-records.ts";

const write: WriteContext = { actor: { userId: "ada", email: "ada@example.com" }, requestId: "r-1" };

/** Any sequence of commands, played on a store and on the model, which is the store in memory. */
export function describeModel(open: () => DeskStore): void {
  it("R58: any sequence of commands leaves what it leaves in memory", async () => {
    const { store } = open();
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 40 }), async (commands) => {
        const [home, model] = [newId(), createMemoryStore()];
        const expected = await play(model, home, commands);
        expect(await play(store, home, commands)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  }, 120_000);
}

type Command =
  | {
      do: "bulk";
      atomic: boolean;
      items: {
        slot: number;
        kind: "create" | "change" | "upsert" | "delete" | "restore";
        email: string;
        version?: number;
      }[];
    }
  | { do: "define"; unique: boolean }
  | { do: "view"; slot: number; name: string; isDefault: boolean }
  | { do: "unview"; slot: number };

const slot = fc.integer({ min: 0, max: 4 });
const email = fc.constantFrom("a", "b", "c");
const item = fc.record(
  {
    slot,
    kind: fc.constantFrom("create", "change", "change", "upsert", "delete", "restore"),
    email,
    version: fc.integer({ min: 1, max: 3 }),
  },
  { requiredKeys: ["slot", "kind", "email"], noNullPrototype: true },
);
const command = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("bulk" as const),
      atomic: fc.boolean(),
      items: fc.array(item, { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("define" as const), unique: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("view" as const), slot, name: email, isDefault: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("unview" as const), slot }) },
) as fc.Arbitrary<Command>;

/** JSONB does not keep the order of properties. */
const byPointer = (left: { pointer: string }, right: { pointer: string }): number =>
  left.pointer < right.pointer ? -1 : 1;

/** Plays commands and tells everything that can be seen of them. */
async function play(store: EntityStore, org: string, commands: readonly Command[]): Promise<unknown> {
  const ids = Array.from(
    { length: 40 },
    (_, index) => `0197b2d3-982f-7b79-b2bf-7100000000${String(index).padStart(2, "0")}`,
  );
  const schemaOf = (unique: boolean) => ({
    type: "object",
    properties: { email: { type: "string", "x-unique": unique }, n: { type: "number" } },
  });
  const start = { ...definitionOf(schemaOf(true)), id: "0197b2d3-982f-7b79-b2bf-710000000099" };
  let compiled = compile(start);
  await store.insertDefinition(org, compiled, 10, write);
  const seen: unknown[] = [];
  let created = 0;
  for (const step of commands) {
    const outcome = await playOne(step).catch((error: unknown) =>
      error instanceof ProblemError ? error.code : String(error),
    );
    seen.push(outcome);
  }
  for await (const batch of store.scanRecords(org, compiled.definition, {
    filter: everything,
    sort: [],
    includeDeleted: true,
    batchSize: 50,
  })) {
    for (const { id, fields, version, deletedAt } of batch) {
      const revisions = await store.listRevisions(org, compiled.definition, id, { limit: 200 });
      seen.push([
        id,
        fields,
        version,
        deletedAt !== undefined,
        revisions.map(({ action, changes }) => [action, changes.toSorted(byPointer)]),
      ]);
    }
  }
  seen.push(
    (await store.listViews(org, start.id, { limit: 20 })).map(({ name, isDefault, version }) => [
      name,
      isDefault,
      version,
    ]),
  );
  return seen;

  async function playOne(step: Command): Promise<unknown> {
    if (step.do === "bulk") return bulk(step);
    if (step.do === "define") {
      const next = compile({
        ...compiled.definition,
        schema: schemaOf(step.unique),
        version: compiled.definition.version + 1,
      });
      await store.updateDefinition(org, compiled.definition, next, write);
      compiled = next;
      return next.definition.version;
    }
    const id = ids[30 + step.slot]!;
    if (step.do === "unview") return store.deleteView(org, start.id, id, undefined, write);
    const known = await store.getView(org, start.id, id);
    const { name, isDefault } = step;
    const rest = { kind: "table" as const, filters: {}, sort: [], columns: [], createdAt: "", updatedAt: "" };
    const view = { id, name, isDefault, ...rest, version: (known?.version ?? 0) + 1 };
    return (
      known
        ? await store.updateView(org, start.id, view, write)
        : await store.insertView(org, start.id, view, 3, write)
    ).version;
  }

  async function bulk({ atomic, items }: Extract<Command, { do: "bulk" }>): Promise<unknown> {
    const intents = items.map(({ kind, slot: at, email: value, version }): WriteIntent => {
      const recordId = ids[at % Math.max(created, 1)]!;
      const change = {
        fields: (current: { fields: RecordFields }) => ({ ...current.fields, email: value, n: at }),
      };
      const unique = compiled.unique[0];
      if (kind === "create" || (kind === "upsert" && !unique))
        return { kind: "create", id: ids[created++ % 30]!, fields: { email: value } };
      if (kind === "upsert")
        return {
          kind,
          id: ids[created++ % 30]!,
          key: unique!,
          value,
          create: () => ({ email: value }),
          ...change,
        };
      if (kind === "change") return { kind, recordId, version, ...change };
      return kind === "delete" ? { kind, recordId, version } : { kind, recordId, check: () => {} };
    });
    const outcomes = await store.writeRecords(org, compiled, intents, { atomic }, write);
    return outcomes.map((outcome) =>
      outcome.status === "failed"
        ? outcome.problem.code
        : [outcome.status, outcome.record.id, outcome.record.version, outcome.record.fields],
    );
  }
}
