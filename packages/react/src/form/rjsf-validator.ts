import type { JsonSchema } from "@elqnt/types/entities";
import {
  ErrorSchemaBuilder,
  type RJSFSchema,
  type RJSFValidationError,
  type ValidatorType,
} from "@rjsf/utils";
import type { FieldProblem } from "../problem/field-problems.ts";
import type { Fields } from "../schema/fields-patch.ts";
import { pruneEmpty } from "../schema/fields-patch.ts";
import { controlPath } from "./form-schema.ts";
import type { ValidationMessages } from "./messages.ts";
import { fieldsFit, validateFields } from "./validate-fields.ts";

/** The validator interface of RJSF on `@cfworker/json-schema`. */
export function rjsfValidator(messages: ValidationMessages): ValidatorType<Fields> {
  return {
    validateFormData: (fields, schema) => {
      const problems = validateFields(
        schema as JsonSchema,
        pruneEmpty(fields ?? {}, schema as JsonSchema),
        messages,
      );
      const owned = problems.map((problem) => ({
        ...problem,
        path: controlPath(problem.path, schema as JsonSchema),
      }));
      return { errors: owned.map(toError), errorSchema: toErrorSchema(owned) };
    },
    isValid: (schema: RJSFSchema | boolean, fields, root) =>
      typeof schema === "boolean" ? schema : fieldsFit(schema as JsonSchema, fields, root as JsonSchema),
    rawValidation: <Result>(schema: RJSFSchema, fields?: Fields) => ({
      errors: validateFields(schema as JsonSchema, fields, messages) as Result[],
    }),
  };
}

/** Messages per field as the tree RJSF shows beside its controls. */
export function toErrorSchema(problems: readonly FieldProblem[]) {
  const builder = new ErrorSchemaBuilder<Fields>();
  for (const { path, message } of problems) builder.addErrors(message, [...path]);
  return builder.ErrorSchema;
}

function toError({ path, code, message }: FieldProblem): RJSFValidationError {
  return { name: code, message, property: `.${path.join(".")}`, stack: message, params: { path } };
}
