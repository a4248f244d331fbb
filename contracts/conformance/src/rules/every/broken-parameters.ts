import type { Operation } from "@elqnt/contracts";
import type { Catalogue } from "../../catalogue.ts";
import { dereference } from "../../schema/json-schema.ts";

/** A parameter value that its schema refuses. */
export interface BrokenParameter {
  name: string;
  place: "path" | "query";
  value: string;
  what: string;
}

type Wrong = readonly [value: string, what: string];

function wrongValues(schema: ReturnType<typeof dereference>): Wrong[] {
  const wrong: Wrong[] = [];
  if (schema.type === "integer") {
    wrong.push(["seven", "that is a word"], ["1.5", "with a fraction"], ["", "that is empty"]);
    if (schema.minimum !== undefined)
      wrong.push([String(schema.minimum - 1), "below its minimum"], ["-1", "below zero"]);
    if (schema.maximum !== undefined) {
      wrong.push([String(schema.maximum + 1), "above its maximum"], ["1e9", "in scientific notation"]);
    }
  }
  if (schema.type === "boolean") wrong.push(["maybe", "that is no boolean"], ["1", "that is a number"]);
  if (schema.enum) wrong.push(["no-such-member", "outside its enum"]);
  if (schema.format === "uuid") wrong.push(["not-a-uuid", "that is no UUID"], ["0", "that is a number"]);
  if (schema.pattern && !schema.enum)
    wrong.push(["Not Allowed!", "outside its pattern"], ["a'; --", "that is SQL"]);
  return wrong;
}

/** Every way to break a path or query parameter. Cursors are opaque and have rules of their own. */
export function brokenParameters(catalogue: Catalogue, operation: Operation): BrokenParameter[] {
  const resolve = catalogue.resolver(operation);
  return catalogue
    .parameters(operation)
    .flatMap(({ name, in: place, schema }) =>
      place === "header" || name === operation.pagination?.cursor
        ? []
        : wrongValues(dereference(schema, resolve)).map(([value, what]) => ({ name, place, value, what })),
    );
}
