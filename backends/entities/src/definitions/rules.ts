import type { EntityDefinition } from "@elqnt/contracts/entities";
import { ProblemError } from "@elqnt/service-kit";
import { checkSchema } from "../schema/check-schema.ts";
import { checkExtensions } from "../schema/fields.ts";
import { loadPatterns } from "../schema/patterns.ts";
import type { Json } from "../schema/pointer.ts";
import { checkValues } from "../schema/values.ts";
import { schemaInvalid } from "./problems.ts";

/** Definitions one org may have, and views one definition may have. */
export const definitionLimits = { definitions: 500, views: 200 } as const;

const NAME = /^[a-z][a-z0-9_-]{0,62}$/;

/** Names that are paths of the service itself. */
const RESERVED = new Set(["definitions", "records"]);

/** Throws `validation_failed` for a name that could not stand in a URL. */
export function requireName(name: string): void {
  const reserved = RESERVED.has(name);
  if (NAME.test(name) && !reserved) return;
  const message = reserved
    ? "is reserved"
    : "must be lower-case letters, digits, - and _, starting with a letter";
  throw new ProblemError("validation_failed", {
    detail: `Failed to name a definition "${name.slice(0, 80)}": it ${message}.`,
    errors: [{ pointer: "/name", code: reserved ? "reserved" : "pattern", message }],
  });
}

/** Throws `schema_invalid` with every fault, for a schema this service could not keep its promises for. */
export async function requireSchema(schema: Json): Promise<void> {
  const unstorable = checkValues(schema, undefined).filter(({ code }) => code !== "depth");
  if (unstorable.length > 0) throw schemaInvalid(unstorable);
  await loadPatterns(schema);
  const issues = checkSchema(schema);
  if (issues.length > 0) throw schemaInvalid(issues);
  const misplaced = checkExtensions(schema);
  if (misplaced.length > 0) throw schemaInvalid(misplaced);
}

/** Throws `validation_failed` for texts that no store could keep. */
export function requireTexts(texts: Partial<Pick<EntityDefinition, "displayName" | "description">>): void {
  const errors = Object.entries(texts).flatMap(([key, text]) =>
    checkValues(text, { parent: undefined, key }),
  );
  if (errors.length > 0)
    throw new ProblemError("validation_failed", { detail: "Failed to read the texts.", errors });
}
