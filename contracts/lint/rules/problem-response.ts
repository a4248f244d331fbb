import { operationRule } from "../operations.ts";

const shared = "common/responses.yaml#/Problem";

/** Whatever is no success is the one shared problem, so clients parse one shape. */
export const problemResponse = operationRule(({ operation, report }) => {
  const fallback = operation.responses?.default;
  if (!fallback) return report(`The operation needs a default response: $ref ${shared}.`, "responses");
  if (!fallback.$ref?.endsWith(shared))
    report(`The default response must be $ref ${shared}.`, "responses", "default");
});
