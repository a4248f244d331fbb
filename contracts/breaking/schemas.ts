import { type OpenApiDocument, resolve, type Schema } from "../generator/src/document.ts";
import { tightenedBounds } from "./bounds.ts";
import type { Report } from "./finding.ts";

/** Requests must not accept less, answers must not say less or something else. */
export type Direction = "request" | "response";

export interface Comparison {
  before: OpenApiDocument;
  after: OpenApiDocument;
  direction: Direction;
  report: Report;
  seen: Set<string>;
}

interface Pair {
  before: Schema;
  after: Schema;
  pointer: string;
}

/** The schema with its references followed and its `allOf` parts merged in. */
function flatten(document: OpenApiDocument, schema: Schema): Schema {
  const found = resolve(document, schema) as Schema;
  const parts = (found.allOf ?? []).map((part) => flatten(document, part));
  if (parts.length === 0) return found;
  return {
    ...Object.assign({}, ...parts, found),
    properties: Object.assign({}, ...parts.map(({ properties }) => properties), found.properties),
    required: [...parts.flatMap(({ required = [] }) => required), ...(found.required ?? [])],
  };
}

const typesOf = ({ type }: Schema): string[] | undefined => (type === undefined ? undefined : [type].flat());
const valuesOf = ({ enum: values, const: constant }: Schema): unknown[] | undefined =>
  constant === undefined ? values : [constant];
const includesType = (types: string[], type: string): boolean =>
  types.includes(type) || (type === "integer" && types.includes("number"));
const isWithin = (inner: string[] | undefined, outer: string[] | undefined): boolean =>
  outer === undefined || (inner?.every((type) => includesType(outer, type)) ?? false);
const say = (types: string[] | undefined): string => types?.join("|") ?? "anything";

function compareTypes({ direction, report }: Comparison, { before, after, pointer }: Pair): void {
  const [was, is] = [typesOf(before), typesOf(after)];
  const change = `${say(was)} -> ${say(is)}`;
  if (direction === "request" && !isWithin(was, is)) report("request-type-narrowed", pointer, change);
  if (direction === "response" && !isWithin(is, was)) report("response-type-widened", pointer, change);
  if (direction === "response" && before.format !== after.format && before.format)
    report("response-format-changed", pointer, `${before.format} -> ${after.format ?? "nothing"}`);
}

function compareValues({ direction, report }: Comparison, { before, after, pointer }: Pair): void {
  const [was, is] = [valuesOf(before), valuesOf(after)];
  if (direction === "response") {
    // Clients ignore enum members they do not know; a constant tells shapes apart and may not move.
    if (before.const !== undefined && before.const !== after.const)
      report("response-type-widened", pointer, `constant ${JSON.stringify(before.const)} is gone`);
    return;
  }
  const gone = is && (was ?? ["any other value"]).filter((value) => !is.includes(value));
  if (gone?.length)
    report("request-values-narrowed", pointer, `no longer accepts ${gone.map(String).join(", ")}`);
}

function compareLimits({ direction, report }: Comparison, { before, after, pointer }: Pair): void {
  if (direction === "response") return;
  for (const change of tightenedBounds(before, after)) report("request-bound-tightened", pointer, change);
  if (
    before.additionalProperties !== false &&
    after.additionalProperties === false &&
    typesOf(before)?.includes("object")
  )
    report("request-closed", pointer, "no longer accepts unknown properties");
  if (before.default !== undefined && JSON.stringify(before.default) !== JSON.stringify(after.default))
    report(
      "request-default-changed",
      pointer,
      `${JSON.stringify(before.default)} -> ${JSON.stringify(after.default)}`,
    );
}

function compareProperties(comparison: Comparison, { before, after, pointer }: Pair): void {
  const { direction, report } = comparison;
  const optional = (schema: Schema, name: string) => !schema.required?.includes(name);
  for (const [name, property] of Object.entries(before.properties ?? {})) {
    const place = `${pointer}/properties/${name}`;
    const now = after.properties?.[name];
    if (!now && (direction === "response" || after.additionalProperties === false))
      report(`${direction}-property-removed`, place, `"${name}" is gone`);
    else if (now) compareSchema(comparison, { before: property, after: now, pointer: place });
    if (now && direction === "response" && optional(after, name) && !optional(before, name))
      report("response-property-optional", place, `"${name}" may now be absent`);
  }
  if (direction === "response") return;
  for (const name of after.required ?? [])
    if (optional(before, name))
      report("request-property-required", `${pointer}/properties/${name}`, `"${name}" is now required`);
}

const alternativesOf = (schema: Schema): Map<string, Schema> =>
  new Map((schema.oneOf ?? schema.anyOf ?? []).map((part) => [part.$ref ?? JSON.stringify(part), part]));

function compareAlternatives(comparison: Comparison, { before, after, pointer }: Pair): void {
  const [was, is] = [alternativesOf(before), alternativesOf(after)];
  const list = before.oneOf ? "oneOf" : "anyOf";
  for (const [key, part] of was) {
    const now = is.get(key);
    if (now) compareSchema(comparison, { before: part, after: now, pointer: `${pointer}/${list}` });
    else if (comparison.direction === "request" && (is.size > 0 || !isWithin(typesOf(part), typesOf(after))))
      comparison.report("request-alternative-removed", pointer, `no longer accepts ${key}`);
  }
  if (comparison.direction === "request" || was.size === 0 || "discriminator" in after) return;
  for (const key of is.keys())
    if (!was.has(key)) comparison.report("response-alternative-added", pointer, `may now be ${key}`);
}

function compareChildren(comparison: Comparison, { before, after, pointer }: Pair): void {
  if (before.items && after.items)
    compareSchema(comparison, { before: before.items, after: after.items, pointer: `${pointer}/items` });
  const [was, is] = [before.additionalProperties, after.additionalProperties];
  if (typeof was === "object" && typeof is === "object")
    compareSchema(comparison, { before: was, after: is, pointer: `${pointer}/additionalProperties` });
}

/** Reports what in `after` breaks those who relied on `before`. */
export function compareSchema(comparison: Comparison, pair: Pair): void {
  const pointer = pair.before.$ref ?? pair.pointer;
  const key = pair.before.$ref && `${pair.before.$ref} ${pair.after.$ref}`;
  if (key && comparison.seen.has(key)) return;
  if (key) comparison.seen.add(key);
  const flat: Pair = {
    before: flatten(comparison.before, pair.before),
    after: flatten(comparison.after, pair.after),
    pointer,
  };
  compareTypes(comparison, flat);
  compareValues(comparison, flat);
  compareLimits(comparison, flat);
  compareProperties(comparison, flat);
  compareAlternatives(comparison, flat);
  compareChildren(comparison, flat);
}
