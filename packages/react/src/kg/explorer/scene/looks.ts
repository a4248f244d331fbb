import type { KGEdge, KGNode } from "@elqnt/types/kg";
import { tonesOf } from "../../tones.ts";
import { degreesOf, type GraphElements, type HiddenLabels } from "../elements.ts";
import type { EdgeLook, NodeLook } from "./drawing.ts";

/** What is to be drawn. */
export interface Shown {
  readonly elements: GraphElements;
  /** All labels of nodes, which give the colours. */
  readonly labels: readonly string[];
  readonly hidden: HiddenLabels;
}

const MAX_LABEL = 42;

const shortened = (name: string): string =>
  name.length > MAX_LABEL ? `${name.slice(0, MAX_LABEL - 1).trimEnd()}…` : name;

/** Large graphs take small dots, or they would hide each other. */
const sizeOf = (degree: number, order: number): number =>
  order > 2_000 ? Math.min(9, 1.2 + Math.sqrt(degree) * 0.6) : Math.min(16, 5 + Math.sqrt(degree) * 1.3);

interface ElementIndex {
  readonly nodes: ReadonlyMap<string, KGNode>;
  readonly edges: ReadonlyMap<string, KGEdge>;
  readonly degrees: ReadonlyMap<string, number>;
}

const indexes = new WeakMap<GraphElements, ElementIndex>();

/** Made once for the same elements, as labels are switched on and off much faster than elements come. */
export function indexOf(elements: GraphElements): ElementIndex {
  const known = indexes.get(elements);
  if (known) return known;
  const index: ElementIndex = {
    nodes: new Map(elements.nodes.map((node) => [node.id, node])),
    edges: new Map(elements.edges.map((edge) => [edge.id, edge])),
    degrees: degreesOf(elements.edges),
  };
  indexes.set(elements, index);
  return index;
}

/** How elements look, apart from where they stand. */
export function looksOf({ elements, labels, hidden }: Shown) {
  const tones = tonesOf(labels);
  const { degrees } = indexOf(elements);
  const order = elements.nodes.length;
  return {
    nodeLook: ({ id, name, label }: KGNode): Omit<NodeLook, "x" | "y"> => ({
      label: shortened(name),
      tone: tones.get(label) ?? 0,
      size: sizeOf(degrees.get(id) ?? 0, order),
      hidden: hidden.nodes.has(label),
    }),
    edgeLook: ({ label }: KGEdge): EdgeLook => ({ label, hidden: hidden.edges.has(label) }),
  };
}
