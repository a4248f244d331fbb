import { operationRule } from "../operations.ts";
import { problemRegistry } from "../problems.ts";

/** The codes an operation can answer come from problems.yaml; whoever takes JSON can refuse it. */
export const problemCodes = operationRule(({ operation, body, report }) => {
  const codes = operation["x-elqnt-codes"] ?? [];
  codes.forEach((code, index) => {
    if (!(code in problemRegistry)) report(`"${code}" is not in problems.yaml.`, "x-elqnt-codes", index);
    if (codes.indexOf(code) !== index) report(`"${code}" is named twice.`, "x-elqnt-codes", index);
  });
  if (body?.node.content["application/json"] && !codes.includes("validation_failed"))
    report("An operation with a JSON body needs the code validation_failed.");
});
