import type { KGProperties } from "@elqnt/contracts/kg";
import { evaluator, type Field, parseFilters, systemFields } from "@elqnt/service-kit/filter";
import type { NodeFace } from "../element.ts";
import { filterInvalid } from "../problems.ts";

type Json = Readonly<Record<string, unknown>>;

const textField = (name: string): Field => ({ name: `$${name}`, path: [name], system: true, kind: "text" });

const ownFields: readonly Field[] = [
  ...systemFields.filter(({ name }) => name !== "$createdBy"),
  textField("label"),
  textField("name"),
];

/** Every path is a field, for properties have no schema; it remembers which of them a filter names. */
class NodeFields extends Map<string, Field> {
  readonly named = new Set<string>();

  constructor() {
    super(ownFields.map((field) => [field.name, field]));
  }

  override get(name: string): Field | undefined {
    if (name.startsWith("$")) return super.get(name);
    this.named.add(name);
    return { name, path: [name], system: false, kind: "untyped" };
  }
}

/** A property named so, dots and all, or else the nested value that the path leads to. */
function valueAt(properties: KGProperties, name: string): unknown {
  if (Object.hasOwn(properties, name)) return properties[name];
  return name.split(".").reduce<unknown>((value, key) => {
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject && Object.hasOwn(value, key) ? (value as Json)[key] : undefined;
  }, properties);
}

/** Which nodes fit. */
export type NodePredicate = (face: NodeFace) => boolean;

/**
 * The filters of a query as a predicate; undefined when there are none. Throws `filter_invalid`.
 *
 * @param pointer Where the filters stand in the body.
 */
export function nodeFilter(filters: unknown, pointer = "/filters"): NodePredicate | undefined {
  if (filters === undefined) return undefined;
  const fields = new NodeFields();
  const parsed = parseFilters(filters, fields);
  if (!parsed.ok) throw filterInvalid(parsed.issues, pointer);
  const fits = evaluator(parsed.value);
  return (face) => {
    const values = [...fields.named].map((name) => [name, valueAt(face.properties, name)]);
    return fits({ ...face, fields: Object.fromEntries(values) });
  };
}
