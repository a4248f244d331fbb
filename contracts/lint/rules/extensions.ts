import { operationRule } from "../operations.ts";

const isOneOf =
  (...values: string[]) =>
  (value: unknown): boolean =>
    values.includes(value as string);
const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) > 0;
const isNames = (value: unknown): boolean =>
  Array.isArray(value) && value.every((entry) => typeof entry === "string");

const known: Record<string, (value: unknown) => boolean> = {
  "x-elqnt-idempotency": isOneOf("optional"),
  "x-elqnt-retry": isOneOf("safe", "idempotent", "never"),
  "x-elqnt-stream": isOneOf("sse", "ndjson", "upload", "download"),
  "x-elqnt-timeout-ms": isCount,
  "x-elqnt-max-body": isCount,
  "x-elqnt-invalidates": isNames,
  "x-elqnt-codes": isNames,
  "x-elqnt-pagination": (value) =>
    typeof value === "object" &&
    Object.keys(value ?? {})
      .sort()
      .join() === "cursor,in,items,nextCursor",
};

/** A misspelt vendor extension would be silently ignored; here it is not. */
export const extensions = operationRule(({ operation, report }) => {
  for (const [name, value] of Object.entries(operation)) {
    if (!name.startsWith("x-")) continue;
    if (!known[name]) report(`"${name}" is no extension of the contracts.`, name);
    else if (!known[name](value)) report(`"${name}" has a value the generator does not know.`, name);
  }
});
