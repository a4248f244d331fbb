import type { EntityDefinition, EntityRecord, EntityView, RecordFields } from "@elqnt/contracts/entities";
import { SeededRandom } from "@elqnt/service-kit";
import type { MemorySeed } from "../memory-store.ts";
import type { RelationshipRow } from "../store.ts";
import { type DemoEntity, demoSchemas, demoViews } from "./definitions.ts";
import {
  cities,
  companies,
  details,
  firstNames,
  lastNames,
  people,
  problems,
  projectKinds,
  tags,
} from "./words.ts";

export interface DemoSeedOptions {
  /** The same seed makes the same data. Default 1. */
  seed?: number;
  /** The moment the data leads up to. Default 1 June 2026. */
  now?: Date;
  /** Who created it. */
  userId?: string;
  customers?: number;
  tickets?: number;
  projects?: number;
}

/** Rows of one organization, ready for a memory store or for {@link seedStore}. */
export interface DemoSeed extends MemorySeed {
  records: Iterable<EntityRecord>;
  views: { definitionId: string; view: EntityView }[];
  relationships: RelationshipRow[];
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * A small company's data: customers, their tickets and projects, a few views and links. Deterministic, so that
 * stories, tests and screenshots show the same.
 *
 * @example
 * ```ts
 * store.load(orgId, demoSeed());
 * ```
 */
export function demoSeed(options: DemoSeedOptions = {}): DemoSeed {
  const story = new Story(options);
  const customers = story.records("customer", options.customers ?? 80, (index) => story.customer(index));
  const customerIds = customers.map(({ id }) => id);
  const tickets = story.records("ticket", options.tickets ?? 240, () => story.ticket(customerIds));
  const projects = story.records("project", options.projects ?? 24, (index) =>
    story.project(index, customerIds),
  );
  return {
    definitions: story.definitions,
    records: [...customers, ...tickets, ...projects],
    views: story.views(),
    relationships: story.relationships(tickets),
  };
}

/**
 * The same definitions with one entity grown large. Records are made as they are read, so a hundred thousand of
 * them cost nothing until a scenario asks.
 */
export function largeSeed({
  rows = 100_000,
  ...options
}: DemoSeedOptions & { rows?: number } = {}): DemoSeed {
  const base = demoSeed({ ...options, tickets: 0, projects: 0 });
  const customerIds = [...base.records].map(({ id }) => id);
  const story = new Story({ ...options, seed: (options.seed ?? 1) + 1 });
  return {
    ...base,
    records: {
      *[Symbol.iterator]() {
        yield* base.records;
        yield* story.stream("ticket", rows, () => story.ticket(customerIds));
      },
    },
  };
}

class Story {
  readonly definitions: EntityDefinition[];
  readonly #random: SeededRandom;
  readonly #now: number;
  readonly #userId: string;

  constructor(options: DemoSeedOptions) {
    const { seed = 1, now = new Date("2026-06-01T09:00:00.000Z"), userId = "demo" } = options;
    this.#random = new SeededRandom(seed);
    this.#now = now.getTime();
    this.#userId = userId;
    // Definitions keep their ids whatever the seed, so that every scenario knows them.
    const ids = new SeededRandom(1);
    const at = this.#now - 400 * DAY;
    const times = { createdAt: new Date(at).toISOString(), updatedAt: new Date(at).toISOString() };
    this.definitions = Object.entries(demoSchemas).map(([name, texts]) => {
      const schema = structuredClone(texts.schema) as unknown as EntityDefinition["schema"];
      return { id: ids.id(at), name, ...texts, schema, isActive: true, version: 1, ...times };
    });
  }

  definition(name: DemoEntity): EntityDefinition {
    return this.definitions.find((definition) => definition.name === name)!;
  }

  records(name: DemoEntity, count: number, fields: (index: number) => RecordFields): EntityRecord[] {
    return [...this.stream(name, count, fields)];
  }

  /** Oldest first, spread over the last year. */
  *stream(name: DemoEntity, count: number, fields: (index: number) => RecordFields): Generator<EntityRecord> {
    const { id: definitionId } = this.definition(name);
    const first = this.#now - 365 * DAY;
    for (let index = 0; index < count; index++) {
      const at = first + Math.floor((index * 365 * DAY) / count);
      const time = new Date(at).toISOString();
      const written = { createdAt: time, createdBy: this.#userId, updatedAt: time, updatedBy: this.#userId };
      yield {
        id: this.#random.id(at),
        definitionId,
        definitionName: name,
        fields: fields(index),
        version: 1,
        ...written,
      };
    }
  }

  customer(index: number): RecordFields {
    const random = this.#random;
    const [first, last] = [random.pick(firstNames), random.pick(lastNames)];
    const [city, country] = random.pick(cities);
    const handle = `${first}.${last}`
      .normalize("NFKD")
      .replaceAll(/[^A-Za-z.]/g, "")
      .toLowerCase();
    return {
      name: `${first} ${last}`,
      company: random.pick(companies),
      email: `${handle}.${index + 1}@example.com`,
      ...(random.chance(0.7) ? { phone: `+1 555 ${String(random.integer(0, 9999)).padStart(4, "0")}` } : {}),
      segment: random.pick(["enterprise", "midmarket", "midmarket", "startup", "startup"]),
      annualValue: random.integer(1, 500) * 500,
      since: this.#day(-random.integer(30, 2000)),
      isActive: random.chance(0.85),
      address: { city, country },
    };
  }

  ticket(customerIds: readonly string[]): RecordFields {
    const random = this.#random;
    const status = random.pick(["open", "open", "waiting", "closed", "closed", "closed"]);
    return {
      title: random.pick(problems),
      description: random.pick(details),
      status,
      priority: random.integer(1, 5),
      ...(customerIds.length > 0 && random.chance(0.9) ? { customer: random.pick(customerIds) } : {}),
      ...(random.chance(0.8) ? { assignee: random.pick(people) } : {}),
      ...(random.chance(0.6) ? { dueAt: this.#moment(random.integer(-60, 30)) } : {}),
      tags: [...new Set([random.pick(tags), random.pick(tags)])],
    };
  }

  project(index: number, customerIds: readonly string[]): RecordFields {
    const random = this.#random;
    const stage = random.pick(["planned", "running", "running", "paused", "done"]);
    const start = random.integer(-300, 60);
    const members = Array.from({ length: random.integer(1, 3) }, () => random.pick(customerIds));
    return {
      code: `PR-${String(index + 1).padStart(3, "0")}`,
      name: `${random.pick(projectKinds)} ${random.pick(companies)}`,
      stage,
      budget: random.integer(10, 400) * 1000,
      progress: stage === "planned" ? 0 : stage === "done" ? 100 : random.integer(5, 95),
      startsOn: this.#day(start),
      endsOn: this.#day(start + random.integer(30, 240)),
      customers: [...new Set(members)],
      lead: random.pick(people),
    };
  }

  views(): DemoSeed["views"] {
    const time = new Date(this.#now - 390 * DAY).toISOString();
    const rest = { version: 1, createdAt: time, updatedAt: time };
    return Object.entries(demoViews).flatMap(([name, views]) =>
      views.map((view) => ({
        definitionId: this.definition(name as DemoEntity).id,
        view: {
          filters: {},
          sort: [],
          columns: [],
          isDefault: false,
          ...structuredClone(view),
          id: this.#random.id(this.#now - 390 * DAY),
          ...rest,
        } as unknown as EntityView,
      })),
    );
  }

  /** Every tenth ticket blocks the next one. */
  relationships(tickets: readonly EntityRecord[]): RelationshipRow[] {
    return tickets.flatMap((source, index): RelationshipRow[] => {
      const target = tickets[index + 1];
      if (index % 10 !== 0 || !target) return [];
      const { definitionId } = source;
      const ends = {
        sourceEntity: "ticket",
        sourceRecordId: source.id,
        targetEntity: "ticket",
        targetRecordId: target.id,
      };
      const id = this.#random.id(Date.parse(target.createdAt));
      const relationship = {
        id,
        name: "blocks",
        ...ends,
        createdAt: target.createdAt,
        createdBy: this.#userId,
      };
      return [{ relationship, sourceDefinitionId: definitionId, targetDefinitionId: definitionId }];
    });
  }

  #day(offset: number): string {
    return new Date(this.#now + offset * DAY).toISOString().slice(0, 10);
  }

  #moment(days: number): string {
    return new Date(this.#now + days * DAY + this.#random.integer(0, 9) * 3_600_000).toISOString();
  }
}
