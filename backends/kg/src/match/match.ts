import type { KGMatch, KGMatchList, KGNode } from "@elqnt/contracts/kg";
import { compareText } from "@elqnt/service-kit/filter";
import { isValidAt } from "../elements/time.ts";
import { limits } from "../limits.ts";
import type { TopologyEdge } from "../topology.ts";
import type { GraphReader } from "../traversal/reader.ts";
import type { EdgeSlot, NodeSlot, Pattern } from "./pattern.ts";
import { type JoinPlan, type JoinStep, planJoin } from "./plan.ts";

/** Ids bound so far, by position in the pattern. */
interface Binding {
  readonly nodes: readonly (string | undefined)[];
  readonly edges: readonly (string | undefined)[];
}

/** Nodes that a join starts from at once. */
const BATCH = 500;

/** Finds every place where a pattern occurs: a join along its edges, from some first nodes at a time. */
export async function matchPattern(
  reader: GraphReader,
  pattern: Pattern,
  limit: number,
  asOf: string | undefined,
): Promise<KGMatchList> {
  const join = new Join(reader, pattern, asOf);
  const found = new Map<string, Binding>();
  for await (const bindings of join.run()) {
    for (const binding of bindings) found.set(keyOf(pattern, binding), binding);
    if (join.inOrder && found.size > limit) break;
  }
  const sorted = [...found.values()].sort(inPatternOrder(pattern));
  const items = await hydrate(reader, pattern, sorted.slice(0, limit));
  return { items, truncated: join.truncated || sorted.length > limit };
}

/** Matches that differ only in edges without a name are one. */
const keyOf = ({ edges }: Pattern, binding: Binding): string =>
  [...binding.nodes, ...binding.edges.filter((_, at) => edges[at]!.name !== undefined)].join(" ");

const inPatternOrder =
  ({ edges }: Pattern) =>
  (left: Binding, right: Binding): number => {
    const named = edges.flatMap(({ name }, at) => (name === undefined ? [] : at));
    const idsOf = ({ nodes, edges }: Binding) => [...nodes, ...named.map((at) => edges[at])] as string[];
    const others = idsOf(right);
    for (const [at, id] of idsOf(left).entries()) {
      const order = compareText(id, others[at]!);
      if (order !== 0) return order;
    }
    return 0;
  };

class Join {
  truncated = false;
  readonly #reader: GraphReader;
  readonly #pattern: Pattern;
  readonly #asOf: string | undefined;
  readonly #plan: JoinPlan;
  #work: number = limits.matchWork;

  constructor(reader: GraphReader, pattern: Pattern, asOf: string | undefined) {
    this.#reader = reader;
    this.#pattern = pattern;
    this.#asOf = asOf;
    this.#plan = planJoin(pattern);
  }

  /** Whether later bindings never come before earlier ones. */
  get inOrder(): boolean {
    return this.#plan.start === 0;
  }

  async *run(): AsyncGenerator<Binding[]> {
    const { start, steps } = this.#plan;
    for await (const ids of this.#starts(this.#pattern.nodes[start]!)) {
      let bindings: Binding[] = ids.map((id) => this.#bind({ nodes: [], edges: [] }, start, id));
      for (const step of steps) if (bindings.length > 0) bindings = await this.#extend(bindings, step);
      yield bindings;
      if (this.truncated) return;
    }
  }

  /** Nodes that fit the first slot, by id, in batches. */
  async *#starts(slot: NodeSlot): AsyncGenerator<string[]> {
    const { store, org, graphId } = this.#reader;
    if (slot.ids) {
      const nodes = new Set((await this.#reader.resolve(slot.ids, this.#asOf)).values());
      const fitting = [...nodes].filter((node) => this.#fits(slot, node, false));
      return yield fitting.map(({ id }) => id).sort(compareText);
    }
    const selection = { labels: slot.labels && [...slot.labels], asOf: this.#asOf };
    for (let after: string | undefined; ; ) {
      const rows = await store.listNodes(org, graphId, selection, { after, limit: BATCH });
      this.#spend(rows.length);
      yield rows.filter(({ face }) => slot.fits?.(face) ?? true).map(({ face }) => face.id);
      if (rows.length < BATCH) return;
      after = rows.at(-1)?.face.id;
    }
  }

  async #extend(bindings: readonly Binding[], step: JoinStep): Promise<Binding[]> {
    const { labels } = this.#pattern.edges[step.edge] as EdgeSlot;
    const near = [...new Set(bindings.map(({ nodes }) => nodes[step.near]!))];
    const walk = { direction: step.direction, labels, asOf: this.#asOf };
    const { edges, truncated } = await this.#reader.topology.edgesOf(near, walk, this.#work);
    this.truncated ||= truncated;
    this.#spend(edges.length);
    const fitting = step.closes ? undefined : await this.#fittingEnds(edges, this.#pattern.nodes[step.far]!);
    const steps = stepsFrom(edges, step.direction);
    const extended: Binding[] = [];
    for (const binding of bindings) {
      for (const [edgeId, farId] of steps.get(binding.nodes[step.near]!) ?? []) {
        const next = this.#take(binding, step, edgeId, farId, fitting);
        if (next) extended.push(next);
        if (extended.length < limits.partialMatches) continue;
        this.truncated = true;
        return extended;
      }
    }
    return extended;
  }

  /** The binding with one edge more, or undefined when the edge or its end does not go with what is bound. */
  #take(
    binding: Binding,
    { edge, far, closes }: JoinStep,
    edgeId: string,
    farId: string,
    fitting: ReadonlySet<string> | undefined,
  ): Binding | undefined {
    if (binding.edges.includes(edgeId)) return undefined;
    if (closes ? binding.nodes[far] !== farId : binding.nodes.includes(farId)) return undefined;
    if (fitting && !fitting.has(farId)) return undefined;
    const edges = this.#pattern.edges.map((_, at) => (at === edge ? edgeId : binding.edges[at]));
    return this.#bind({ nodes: binding.nodes, edges }, far, farId);
  }

  #bind({ nodes, edges }: Binding, slot: number, id: string): Binding {
    return { nodes: this.#pattern.nodes.map((_, at) => (at === slot ? id : nodes[at])), edges };
  }

  /** Of the ends of edges, those that fit a slot. */
  async #fittingEnds(edges: readonly TopologyEdge[], slot: NodeSlot): Promise<Set<string>> {
    const ids = [...new Set(edges.flatMap(({ sourceId, targetId }) => [sourceId, targetId]))];
    const allowed =
      slot.ids && new Set([...(await this.#reader.resolve(slot.ids)).values()].map(({ id }) => id));
    const wanted = allowed ? ids.filter((id) => allowed.has(id)) : ids;
    if (!slot.labels && !slot.fits) return new Set(wanted);
    const nodes = await this.#reader.nodes(wanted);
    return new Set(wanted.filter((id) => this.#fits(slot, nodes.get(id), true)));
  }

  #fits({ labels, fits }: NodeSlot, node: KGNode | undefined, validByWalk: boolean): boolean {
    if (!node || !(labels?.has(node.label) ?? true) || !(fits?.(node) ?? true)) return false;
    return validByWalk || isValidAt(node, this.#asOf);
  }

  #spend(count: number): void {
    this.#work -= count;
    if (this.#work <= 0) this.truncated = true;
  }
}

/** Edge and far end of every step from each node. */
function stepsFrom(edges: readonly TopologyEdge[], direction: EdgeSlot["direction"]) {
  const steps = new Map<string, [string, string][]>();
  const add = (near: string, edgeId: string, far: string) => {
    const known = steps.get(near);
    if (known) known.push([edgeId, far]);
    else steps.set(near, [[edgeId, far]]);
  };
  for (const { id, sourceId, targetId } of edges) {
    if (direction !== "in") add(sourceId, id, targetId);
    if (direction !== "out" && !(direction === "both" && sourceId === targetId)) add(targetId, id, sourceId);
  }
  return steps;
}

async function hydrate(
  reader: GraphReader,
  pattern: Pattern,
  bindings: readonly Binding[],
): Promise<KGMatch[]> {
  const named = pattern.edges.flatMap(({ name }, at) => (name === undefined ? [] : [[name, at] as const]));
  const [nodes, edges] = await Promise.all([
    reader.nodes([...new Set(bindings.flatMap(({ nodes }) => nodes as string[]))]),
    reader.edges([...new Set(bindings.flatMap(({ edges }) => named.map(([, at]) => edges[at]!)))]),
  ]);
  return bindings.flatMap((binding) => {
    const nodeEntries = pattern.nodes.map(({ name }, at) => [name, nodes.get(binding.nodes[at]!)] as const);
    const edgeEntries = named.map(([name, at]) => [name, edges.get(binding.edges[at]!)] as const);
    if ([...nodeEntries, ...edgeEntries].some(([, element]) => !element)) return [];
    return [{ nodes: Object.fromEntries(nodeEntries), edges: Object.fromEntries(edgeEntries) } as KGMatch];
  });
}
