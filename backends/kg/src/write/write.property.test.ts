import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Loose,
  link,
  memoryDesk,
  mortalDesk,
  openDesk,
  person,
  type ServiceDesk,
} from "../testing/desk.ts";

/** What is done to a graph, one after the other. */
type Command =
  | {
      readonly do: "node";
      readonly source: string;
      readonly id: string;
      readonly properties: Record<string, number>;
    }
  | { readonly do: "edge"; readonly source: string; readonly ends: string }
  | { readonly do: "merge"; readonly nodeId: string; readonly mergedId: string }
  | { readonly do: "undo" /** Counted from the newest merge. */; readonly at: number }
  | { readonly do: "delete"; readonly source: string };

const ids = ["a", "b", "c", "d"];
const anyId = fc.constantFrom(...ids);
const anySource = fc.constantFrom("s1", "s2");
const properties = fc.dictionary(fc.constantFrom("x", "y"), fc.integer({ min: 0, max: 2 }));

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("node" as const), source: anySource, id: anyId, properties }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("edge" as const),
      source: anySource,
      ends: fc.tuple(anyId, anyId).map((ends) => ends.join("-")),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("merge" as const), nodeId: anyId, mergedId: anyId }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("undo" as const), at: fc.integer({ min: 0, max: 2 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("delete" as const), source: anySource }) },
);

/** What every graph begins with: without it most commands would be refused. */
const beginning: readonly Command[] = [
  ...ids.map((id) => ({ do: "node" as const, source: "s1", id, properties: {} })),
  ...["a-b", "b-c", "c-d"].map((ends) => ({ do: "edge" as const, source: "s2", ends })),
];

interface Said {
  readonly at: number;
  readonly properties: Record<string, number>;
}

/** The same graph, worked out anew from everything that was said. */
class Model {
  readonly nodes = new Map<string, Map<string, Said>>();
  readonly edges = new Map<string, Set<string>>();
  readonly parents = new Map<string, string>();
  readonly #merges: { nodeId: string; mergedId: string; isUndone?: true }[] = [];
  #now = 0;

  root(id: string): string {
    const parent = this.parents.get(id);
    return parent === undefined ? id : this.root(parent);
  }

  play(command: Command): void {
    if (command.do === "node") this.#say(command);
    if (command.do === "edge") this.#link(command);
    if (command.do === "merge") this.#merge(command);
    if (command.do === "undo") this.#undo(command);
    if (command.do === "delete") {
      for (const said of this.nodes.values()) said.delete(command.source);
      for (const sources of this.edges.values()) sources.delete(command.source);
    }
    this.#sweep();
  }

  visible(): { nodes: unknown[]; edges: unknown[] } {
    const roots = [...new Set([...this.nodes.keys()].map((id) => this.root(id)))].sort();
    const edges = [...this.edges].flatMap(([id, sources]) => {
      const [from = "", to = ""] = id.split("-");
      const [sourceId, targetId] = [this.root(from), this.root(to)];
      return sourceId === targetId && from !== to
        ? []
        : [{ id, sourceId, targetId, sources: [...sources].sort() }];
    });
    return {
      nodes: roots.map((id) => this.#face(id)),
      edges: edges.sort((left, right) => (left.id < right.id ? -1 : 1)),
    };
  }

  #face(id: string) {
    const own = [...(this.nodes.get(id) ?? [])];
    const others = [...this.nodes].flatMap(([other, said]) =>
      other !== id && this.root(other) === id ? [...said] : [],
    );
    const fold = (said: [string, Said][]) =>
      Object.assign(
        {},
        ...said.sort(([, left], [, right]) => left.at - right.at).map(([, { properties }]) => properties),
      );
    const sources = [...new Set([...own, ...others].map(([source]) => source))].sort();
    return { id, sources, properties: { ...fold(others), ...fold(own) } };
  }

  #say({ id, source, properties }: Extract<Command, { do: "node" }>): void {
    const said = this.nodes.get(id) ?? new Map<string, Said>();
    this.nodes.set(id, said);
    const known = said.get(source);
    const isSame =
      known &&
      Object.entries({ x: known.properties.x, y: known.properties.y }).every(
        ([key, value]) => properties[key] === value,
      );
    if (!isSame) said.set(source, { at: this.#now++, properties });
  }

  #link({ ends, source }: Extract<Command, { do: "edge" }>): void {
    if (ends.split("-").some((id) => !this.nodes.has(id))) return;
    this.edges.set(ends, (this.edges.get(ends) ?? new Set()).add(source));
  }

  #merge({ nodeId, mergedId }: Extract<Command, { do: "merge" }>): void {
    const stands = [nodeId, mergedId].every((id) => this.nodes.has(id) && !this.parents.has(id));
    if (!stands || nodeId === mergedId) return;
    this.parents.set(mergedId, nodeId);
    this.#merges.push({ nodeId, mergedId });
  }

  #undo({ at }: Extract<Command, { do: "undo" }>): void {
    const merge = this.#merges.at(-1 - at);
    if (!merge || merge.isUndone || this.parents.has(merge.nodeId)) return;
    merge.isUndone = true;
    if (this.parents.get(merge.mergedId) === merge.nodeId) this.parents.delete(merge.mergedId);
  }

  /** Groups that nobody supports are gone, edges that nobody supports or whose end is gone too. */
  #sweep(): void {
    const supported = new Set([...this.nodes].flatMap(([id, said]) => (said.size > 0 ? this.root(id) : [])));
    for (const id of [...this.nodes.keys()].filter((id) => !supported.has(this.root(id)))) {
      this.nodes.delete(id);
      for (const ends of [...this.edges.keys()]) if (ends.split("-").includes(id)) this.edges.delete(ends);
    }
    for (const id of [...this.parents.keys()]) if (!this.nodes.has(id)) this.parents.delete(id);
    for (const [id, sources] of [...this.edges]) if (sources.size === 0) this.edges.delete(id);
  }
}

const bodies: Record<Exclude<Command["do"], "undo" | "delete">, (command: Loose) => [string, object]> = {
  node: ({ source, id, properties }) => [
    "/ingest/nodes",
    { sourceId: source, nodes: [person(id, { properties })] },
  ],
  edge: ({ source, ends }) => ["/ingest/edges", { sourceId: source, edges: [link(ends)] }],
  merge: ({ nodeId, mergedId }) => ["/ingest/merge", { nodeId, mergedIds: [mergedId] }],
};

/** Sends commands to a graph, and knows the merges that were answered. */
function sender({ ask, call, graphId }: ServiceDesk) {
  const merges: string[] = [];
  return async (command: Command): Promise<void> => {
    if (command.do === "delete") {
      await call(`DELETE /ingest/sources/${command.source}?graphId=${graphId}`);
    } else if (command.do === "undo") {
      const id = merges.at(-1 - command.at);
      if (id) await call(`POST /ingest/merges/${id}/undo?graphId=${graphId}`);
    } else {
      const { status, body } = await ask(...bodies[command.do](command));
      if (command.do === "merge" && status === 201) merges.push(body.id);
    }
  };
}

/** Everything a graph shows, by id. */
async function shown({ ask }: ServiceDesk) {
  const { body } = await ask("/query/subgraph", { limit: 100 });
  const nodes = body.nodes.map(({ id, sources, properties }: Loose) => ({ id, sources, properties }));
  const edges = body.edges.map(({ id, sourceId, targetId, sources }: Loose) => ({
    id,
    sourceId,
    targetId,
    sources,
  }));
  return { nodes: nodes.sort((left: Loose, right: Loose) => (left.id < right.id ? -1 : 1)), edges };
}

/** Elements that are there for somebody who hears of events only. */
async function heard({ events }: ServiceDesk): Promise<string[]> {
  const known = new Set<string>();
  for (const { type, data } of await events()) {
    const { nodeIds = [], edgeIds = [] } = data as Loose;
    for (const id of [...nodeIds, ...edgeIds])
      if (type.endsWith(".deleted")) known.delete(id);
      else known.add(id);
  }
  return [...known].sort();
}

test("whatever is said, merged, undone and withdrawn, a graph shows what follows from it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { maxLength: 25, size: "max" }), async (commands) => {
      const desk = await openDesk(undefined, { embedOnWrite: false });
      const send = sender(desk);
      const model = new Model();
      for (const command of [...beginning, ...commands]) {
        await send(command);
        model.play(command);
      }
      expect(await shown(desk)).toEqual(model.visible());
    }),
    { numRuns: 100 },
  );
});

test("wherever processes die, repeated commands leave what they leave, and events tell all of it", async () => {
  const death = fc.option(fc.constantFrom(0, 1, 2, Number.POSITIVE_INFINITY));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(command, death), { maxLength: 25, size: "max" }), async (commands) => {
      const mortal = mortalDesk(memoryDesk());
      const desk = await openDesk(mortal, { embedOnWrite: false });
      const send = sender(desk);
      const model = new Model();
      const living = beginning.map((command) => [command, null] as const);
      for (const [command, writes] of [...living, ...commands]) {
        if (writes !== null) {
          mortal.dieAfter(writes);
          await send(command);
          mortal.revive();
        }
        await send(command);
        model.play(command);
      }
      const { nodes, edges } = await shown(desk);
      expect({ nodes, edges }).toEqual(model.visible());
      expect(await heard(desk)).toEqual([...nodes, ...edges].map(({ id }: Loose) => id).sort());
    }),
    { numRuns: 200 },
  );
});
