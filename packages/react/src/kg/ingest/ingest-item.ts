import type { IngestLine, KGEdgeInput, KGNodeInput, KGTriple } from "@elqnt/types/kg";

/** Tells by its properties what an item is. Whether it is right, the platform says. */
export function toItem(value: unknown): IngestLine | KGTriple | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if ("type" in value && ("node" in value || "edge" in value)) return value as IngestLine;
  if ("subject" in value && "predicate" in value && "object" in value) return value as KGTriple;
  if ("sourceId" in value && "targetId" in value) return { type: "edge", edge: value as KGEdgeInput };
  if ("id" in value && "name" in value) return { type: "node", node: value as KGNodeInput };
  return undefined;
}

/** An item in three columns. */
export function toColumns(item: IngestLine | KGTriple): [string, string, string] {
  if (!("type" in item)) return [item.subject, item.predicate, item.object];
  if (item.type === "node") return [item.type, item.node.label, item.node.name];
  const { label, sourceId, targetId } = item.edge;
  return [item.type, label, `${sourceId} → ${targetId}`];
}
