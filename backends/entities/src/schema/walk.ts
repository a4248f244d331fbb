import { keywords } from "./keywords.ts";
import { isObject, type Json, type Path } from "./pointer.ts";

/** Keywords whose schemas look at the same value as the schema that holds them. */
const IN_PLACE = new Set([
  "$ref",
  "allOf",
  "anyOf",
  "oneOf",
  "not",
  "if",
  "then",
  "else",
  "dependentSchemas",
]);

/** One schema inside another. */
export interface Subschema {
  schema: unknown;
  path: Path;
  keyword: string;
  /** Whether it applies to the same value as its parent. */
  inPlace: boolean;
}

/** The schemas directly inside a schema, `$defs` included. */
export function* subschemas(schema: Json, path: Path | undefined): Generator<Subschema> {
  for (const [keyword, value] of Object.entries(schema)) {
    const shape = Object.hasOwn(keywords, keyword) ? keywords[keyword] : undefined;
    const at: Path = { parent: path, key: keyword };
    const inPlace = IN_PLACE.has(keyword);
    if (shape === "schema") yield { schema: value, path: at, keyword, inPlace };
    else if (shape === "schemas" && Array.isArray(value)) {
      for (const [key, entry] of value.entries())
        yield { schema: entry, path: { parent: at, key }, keyword, inPlace };
    } else if (shape === "schemaMap" && isObject(value)) {
      for (const [key, entry] of Object.entries(value))
        yield { schema: entry, path: { parent: at, key }, keyword, inPlace };
    }
  }
}

/** The schema a local reference points to, or undefined. */
export function resolveReference(root: Json, reference: string): unknown {
  if (reference === "#") return root;
  return reference
    .slice(2)
    .split("/")
    .map((part) => safeDecode(part).replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>(
      (node, part) => (isObject(node) && Object.hasOwn(node, part) ? node[part] : undefined),
      root,
    );
}

function safeDecode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
