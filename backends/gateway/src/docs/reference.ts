import type { OpenApiDocument } from "@elqnt/contracts/openapi";

export type JsonObject = Readonly<Record<string, unknown>>;

/** Follows the local references of one document. */
export interface Reader {
  /** The object a value is or refers to. */
  object(value: unknown): JsonObject | undefined;
  list(value: unknown): readonly JsonObject[];
}

export function createReader(document: OpenApiDocument): Reader {
  const object: Reader["object"] = (value) => {
    let current = value;
    // A chain longer than this is a circle.
    for (let hop = 0; hop < 16; hop++) {
      if (typeof current !== "object" || current === null) return undefined;
      const { $ref } = current as { $ref?: unknown };
      if (typeof $ref !== "string") return current as JsonObject;
      current = lookUp(document, $ref);
    }
    return undefined;
  };
  return {
    object,
    list: (value) => (Array.isArray(value) ? value.map(object).filter((entry) => entry !== undefined) : []),
  };
}

/** Last segment of a reference, which is the name of a component. */
export function componentName(value: unknown): string | undefined {
  const reference = (value as { $ref?: unknown } | undefined)?.$ref;
  return typeof reference === "string" ? reference.slice(reference.lastIndexOf("/") + 1) : undefined;
}

function lookUp(document: OpenApiDocument, reference: string): unknown {
  let current: unknown = document;
  for (const part of reference.replace(/^#\//, "").split("/")) {
    const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, name)) return undefined;
    current = (current as JsonObject)[name];
  }
  return current;
}
