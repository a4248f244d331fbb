import type { TopologyBatch, Validity } from "../store.ts";
import type { Topology, TopologyEdge, Walk } from "../topology.ts";

/** What takes the ids of a node or edge as a key, beyond its characters: string header, map entry, array slot. */
const BYTES_PER_ID = 64;
const BYTES_PER_NODE = BYTES_PER_ID + 48;
/** Ids, and source, target, label, two lists of neighbours. */
const BYTES_PER_EDGE = BYTES_PER_ID + 24;

/** A typed array that grows. */
class Growing<TArray extends Int32Array | Float64Array> {
  array: TArray;
  length = 0;
  readonly #make: (length: number) => TArray;

  constructor(make: (length: number) => TArray) {
    this.#make = make;
    this.array = make(1_024);
  }

  push(value: number): void {
    if (this.length === this.array.length) {
      const larger = this.#make(this.length * 2);
      larger.set(this.array);
      this.array = larger;
    }
    this.array[this.length++] = value;
  }

  trimmed(): TArray {
    return this.array.slice(0, this.length) as TArray;
  }
}

const integers = () => new Growing((length) => new Int32Array(length));
const numbers = () => new Growing((length) => new Float64Array(length));

/** When elements are valid, as milliseconds; kept only where any has a bound. */
class Times {
  readonly #from = numbers();
  readonly #to = numbers();
  #bounded = false;

  push({ validFrom, validTo }: Partial<Validity>): void {
    this.#bounded ||= validFrom !== undefined || validTo !== undefined;
    this.#from.push(validFrom === undefined ? Number.NEGATIVE_INFINITY : Date.parse(validFrom));
    this.#to.push(validTo === undefined ? Number.POSITIVE_INFINITY : Date.parse(validTo));
  }

  finish(): { isValid(at: number, instant: number): boolean; bytes: number } {
    if (!this.#bounded) return { isValid: () => true, bytes: 0 };
    const [from, to] = [this.#from.trimmed(), this.#to.trimmed()];
    return {
      isValid: (at, instant) => from[at]! <= instant && instant < to[at]!,
      bytes: from.byteLength + to.byteLength,
    };
  }
}

/** Collects what a snapshot is made of. */
export class SnapshotBuilder {
  readonly #nodeIds: string[] = [];
  readonly #nodeAt = new Map<string, number>();
  readonly #nodeTimes = new Times();
  readonly #edgeIds: string[] = [];
  readonly #sources = integers();
  readonly #targets = integers();
  readonly #labels = integers();
  readonly #labelAt = new Map<string, number>();
  readonly #edgeTimes = new Times();
  #characters = 0;
  #isSorted = true;

  add({ nodes = [], edges = [] }: TopologyBatch): void {
    for (const node of nodes) this.#addNode(node);
    for (const edge of edges) this.#addEdge(edge);
  }

  /** About what the snapshot will take. */
  get bytes(): number {
    return this.#nodeIds.length * BYTES_PER_NODE + this.#edgeIds.length * BYTES_PER_EDGE + this.#characters;
  }

  #addNode(node: Partial<Validity> & { readonly id: string }): number {
    const known = this.#nodeAt.get(node.id);
    if (known !== undefined) return known;
    const at = this.#nodeIds.push(node.id) - 1;
    this.#nodeAt.set(node.id, at);
    this.#nodeTimes.push(node);
    this.#characters += node.id.length;
    return at;
  }

  /** An end that was not among the nodes was written while they were read. */
  #addEdge({ id, sourceId, targetId, label, ...times }: TopologyEdge & Partial<Validity>): void {
    const last = this.#edgeIds.at(-1);
    this.#isSorted &&= last === undefined || last < id;
    this.#edgeIds.push(id);
    this.#sources.push(this.#addNode({ id: sourceId }));
    this.#targets.push(this.#addNode({ id: targetId }));
    const labelAt = this.#labelAt.get(label) ?? this.#labelAt.size;
    this.#labelAt.set(label, labelAt);
    this.#labels.push(labelAt);
    this.#edgeTimes.push({ id, ...times });
    this.#characters += id.length;
  }

  finish(): Snapshot {
    const [sources, targets] = [this.#sources.trimmed(), this.#targets.trimmed()];
    const nodeTimes = this.#nodeTimes.finish();
    const edgeTimes = this.#edgeTimes.finish();
    return new Snapshot({
      nodeAt: this.#nodeAt,
      nodeIds: this.#nodeIds,
      edgeIds: this.#edgeIds,
      isSorted: this.#isSorted,
      sources,
      targets,
      labels: this.#labels.trimmed(),
      labelAt: this.#labelAt,
      out: adjacency(sources, this.#nodeIds.length),
      in: adjacency(targets, this.#nodeIds.length),
      isNodeValid: nodeTimes.isValid,
      isEdgeValid: edgeTimes.isValid,
      bytes: this.bytes + nodeTimes.bytes + edgeTimes.bytes,
    });
  }
}

/** Edges by one of their ends: those of node `n` are `edges[offsets[n]]` to `edges[offsets[n + 1]]`. */
interface Adjacency {
  readonly offsets: Int32Array;
  readonly edges: Int32Array;
}

function adjacency(ends: Int32Array, nodeCount: number): Adjacency {
  const offsets = new Int32Array(nodeCount + 1);
  for (const end of ends) offsets[end + 1]!++;
  for (let node = 0; node < nodeCount; node++) offsets[node + 1]! += offsets[node]!;
  const next = offsets.slice();
  const edges = new Int32Array(ends.length);
  for (let edge = 0; edge < ends.length; edge++) edges[next[ends[edge]!]!++] = edge;
  return { offsets, edges };
}

interface SnapshotData {
  readonly nodeAt: ReadonlyMap<string, number>;
  readonly nodeIds: readonly string[];
  readonly edgeIds: readonly string[];
  /** Whether the edges came in the order of their ids, so that their positions compare as these do. */
  readonly isSorted: boolean;
  readonly sources: Int32Array;
  readonly targets: Int32Array;
  readonly labels: Int32Array;
  readonly labelAt: ReadonlyMap<string, number>;
  readonly out: Adjacency;
  readonly in: Adjacency;
  isNodeValid(at: number, instant: number): boolean;
  isEdgeValid(at: number, instant: number): boolean;
  readonly bytes: number;
}

/** The topology of a graph at one revision, in memory: compressed sparse rows, both ways. */
export class Snapshot implements Topology {
  readonly #data: SnapshotData;
  readonly #labelNames: readonly string[];

  constructor(data: SnapshotData) {
    this.#data = data;
    this.#labelNames = [...data.labelAt.keys()];
  }

  get nodeCount(): number {
    return this.#data.nodeIds.length;
  }

  /** About what it takes in memory. */
  get bytes(): number {
    return this.#data.bytes;
  }

  async edgesOf(
    nodeIds: readonly string[],
    walk: Walk,
    limit: number,
  ): Promise<{ edges: readonly TopologyEdge[]; truncated: boolean }> {
    const { edgeIds, isSorted } = this.#data;
    const found = this.#find(nodeIds, walk);
    found.sort((left, right) => (isSorted ? left - right : edgeIds[left]! < edgeIds[right]! ? -1 : 1));
    const kept = found.length > limit ? found.slice(0, limit) : found;
    return { edges: kept.map((edge) => this.#edge(edge)), truncated: found.length > limit };
  }

  /** Positions of the edges that may be walked, each once. */
  #find(nodeIds: readonly string[], { direction, labels, asOf }: Walk): number[] {
    const data = this.#data;
    const wanted = labels && new Set(labels.map((label) => data.labelAt.get(label) ?? -1));
    const instant = asOf === undefined ? undefined : Date.parse(asOf);
    const sides = [direction === "in" ? [] : [data.out], direction === "out" ? [] : [data.in]].flat();
    const found = new Set<number>();
    for (const id of nodeIds) {
      const node = data.nodeAt.get(id);
      if (node === undefined) continue;
      for (const { offsets, edges } of sides) {
        for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
          const edge = edges[at]!;
          if (wanted && !wanted.has(data.labels[edge]!)) continue;
          if (instant === undefined || this.#isLive(edge, instant)) found.add(edge);
        }
      }
    }
    return [...found];
  }

  #isLive(edge: number, instant: number): boolean {
    const { isEdgeValid, isNodeValid, sources, targets } = this.#data;
    return (
      isEdgeValid(edge, instant) &&
      isNodeValid(sources[edge]!, instant) &&
      isNodeValid(targets[edge]!, instant)
    );
  }

  #edge(edge: number): TopologyEdge {
    const { edgeIds, nodeIds, sources, targets, labels } = this.#data;
    return {
      id: edgeIds[edge]!,
      sourceId: nodeIds[sources[edge]!]!,
      targetId: nodeIds[targets[edge]!]!,
      label: this.#labelNames[labels[edge]!]!,
    };
  }
}
