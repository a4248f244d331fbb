import type { EntityRecord } from "@elqnt/contracts/entities";
import type { Org } from "../../engine/org.ts";
import type { World } from "../../engine/world.ts";
import { createRandom, type Random } from "../../random.ts";
import { createRecords, sharedDefinition } from "../../recipes/entity-fixture.ts";

/** A definition and records to ask questions about; the answers are computed from the same records. */
export interface Sample {
  readonly entityName: string;
  readonly records: readonly EntityRecord[];
}

/** What a field of the sample holds, and so which operators it takes. */
export type Kind = "text" | "number" | "boolean" | "date" | "instant" | "texts" | "numbers";

/** Every field of the sample. Text fields differ in what is safe to assume about their order. */
export const sampleFields: Readonly<Record<string, Kind>> = {
  title: "text",
  slug: "text",
  status: "text",
  priority: "number",
  amount: "number",
  done: "boolean",
  dueOn: "date",
  dueAt: "instant",
  tags: "texts",
  scores: "numbers",
  "address.city": "text",
  "address.floor": "number",
};

const statuses = ["open", "waiting", "closed"];
const words = ["Alpha", "beta", "GAMMA", "delta", "100%", "under_score", "O'Neil", "zoë", "back\\slash"];
const tagNames = ["red", "green", "blue", "Red"];
const cities = ["berlin", "lagos", "lima", "osaka"];

const sampleSchema = {
  type: "object",
  properties: {
    title: { type: "string", "x-searchable": true },
    slug: { type: "string", "x-indexed": true },
    status: { type: "string", enum: statuses, "x-indexed": true },
    priority: { type: "integer" },
    amount: { type: "number" },
    done: { type: "boolean" },
    dueOn: { type: "string", format: "date" },
    dueAt: { type: "string", format: "date-time" },
    tags: { type: "array", items: { type: "string" } },
    scores: { type: "array", items: { type: "number" } },
    notes: { type: "string" },
    address: {
      type: "object",
      properties: { city: { type: "string" }, floor: { type: "integer" } },
    },
  },
};

const day = (random: Random): string => `2026-0${random.integer(1, 9)}-${random.integer(10, 28)}`;

const makers: Readonly<Record<string, (random: Random) => unknown>> = {
  title: (random) => `${random.pick(words)} ${random.pick(words)} ${random.text(3)}`,
  slug: (random) => random.text(random.integer(2, 4), "abcdef"),
  status: (random) => random.pick(statuses),
  priority: (random) => random.integer(-3, 9),
  amount: (random) => random.integer(-400, 400) / 4,
  done: (random) => random.boolean(),
  dueOn: day,
  dueAt: (random) =>
    `${day(random)}T${random.integer(10, 23)}:00:00${random.pick(["Z", ".000Z", ".500Z", "+02:00"])}`,
  tags: (random) => random.shuffle(tagNames).slice(0, random.integer(0, 3)),
  scores: (random) => Array.from({ length: random.integer(0, 3) }, () => random.integer(0, 5)),
  notes: (random) => random.text(12),
  address: (random) => ({
    ...(random.boolean(0.8) ? { city: random.pick(cities) } : {}),
    ...(random.boolean(0.8) ? { floor: random.integer(0, 4) } : {}),
  }),
};

const row = (random: Random): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(makers).flatMap(([name, make]) => (random.boolean(0.85) ? [[name, make(random)]] : [])),
  );

const sampleSize = 60;

/** The sample of the run: made once in the organization under test, from the seed. */
export const sample = (world: World, org: Org): Promise<Sample> =>
  world.shared(`sample/${org.id}`, async () => {
    const random = createRandom(world.seed, "sample");
    const { name } = await sharedDefinition(world, org, "sample", sampleSchema);
    const rows = Array.from({ length: sampleSize }, () => row(random));
    return { entityName: name, records: await createRecords(org, name, rows) };
  });

/** Operators a field of each kind takes. */
export const operatorsOf: Readonly<Record<Kind, readonly string[]>> = {
  text: ["eq", "ne", "in", "nin", "contains", "startsWith", "endsWith", "exists"],
  number: ["eq", "ne", "gt", "gte", "lt", "lte", "between", "in", "nin", "exists"],
  boolean: ["eq", "ne", "in", "nin", "exists"],
  date: ["eq", "ne", "gt", "gte", "lt", "lte", "between", "in", "nin", "exists"],
  instant: ["eq", "ne", "gt", "gte", "lt", "lte", "between", "in", "nin", "exists"],
  texts: ["has", "hasAny", "hasAll", "exists"],
  numbers: ["has", "hasAny", "hasAll", "exists"],
};
