import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { OpenApiDocument } from "../catalogue.ts";
import type { JsonSchema } from "./json-schema.ts";

/** One disagreement between a value and its schema. */
export interface Issue {
  /** JSON Pointer of the place. */
  readonly pointer: string;
  readonly keyword: string;
  readonly message: string;
}

export interface Checks {
  check(service: string, schema: JsonSchema, value: unknown): Issue[];
  checkProblem(value: unknown): Issue[];
}

const escapePointer = (part: string): string => part.replaceAll("~", "~0").replaceAll("/", "~1");

/** The place to blame: a missing or unknown property is named itself, as the contract has it. */
function pointerOfError({ instancePath, params }: ErrorObject): string {
  const property = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;
  return property === undefined ? instancePath : `${instancePath}/${escapePointer(String(property))}`;
}

const toIssue = (error: ErrorObject): Issue => ({
  pointer: pointerOfError(error),
  keyword: error.keyword,
  message: `${pointerOfError(error) || "/"} ${error.message ?? error.keyword}`,
});

/** The same schema with local references made absolute, so that it can be compiled on its own. */
function absolute(node: unknown, base: string): unknown {
  if (Array.isArray(node)) return node.map((item) => absolute(item, base));
  if (node === null || typeof node !== "object") return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === "$ref" && typeof value === "string" && value.startsWith("#")
        ? base + value
        : absolute(value, base),
    ]),
  );
}

const problemRef = "#/components/schemas/Problem";

/** Validators for the schemas of bundled documents: JSON Schema 2020-12 with formats asserted. */
export function createChecks(documents: Readonly<Record<string, OpenApiDocument>>): Checks {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, logger: false });
  // The CommonJS default export arrives wrapped under some module systems.
  const formats = ("default" in addFormats ? addFormats.default : addFormats) as (instance: Ajv2020) => void;
  formats(ajv);
  for (const [service, document] of Object.entries(documents))
    ajv.addSchema(document as object, `${service}.json`);
  const compiled = new Map<JsonSchema, ValidateFunction>();

  function check(service: string, schema: JsonSchema, value: unknown): Issue[] {
    let validate = compiled.get(schema);
    if (!validate) {
      validate = ajv.compile(absolute(schema, `${service}.json`) as object);
      compiled.set(schema, validate);
    }
    return validate(value) ? [] : (validate.errors ?? []).map(toIssue);
  }
  const withProblem = Object.entries(documents).find(([, { components }]) => {
    const schemas = components?.schemas as Record<string, unknown> | undefined;
    return schemas?.Problem !== undefined;
  });
  const problemSchema: JsonSchema = { $ref: problemRef };
  return {
    check,
    checkProblem: (value) => (withProblem ? check(withProblem[0], problemSchema, value) : []),
  };
}
