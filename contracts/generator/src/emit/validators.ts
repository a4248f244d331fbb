import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { build } from "esbuild";
import type { Operation } from "../../../src/operation.ts";
import {
  type Endpoint,
  endpoints,
  type OpenApiDocument,
  resolve,
  type Schema,
  successOf,
} from "../document.ts";
import { mainMedia } from "../operations.ts";
import { isItemStream, isUpload } from "./inputs.ts";
import { header } from "./names.ts";
import { standaloneCode } from "./standalone.ts";
import { schemasOf } from "./types.ts";

const componentsId = "urn:elqnt:components";

const annotations = new Set([
  "description",
  "title",
  "example",
  "examples",
  "deprecated",
  "readOnly",
  "writeOnly",
]);

/** With a discriminator ajv judges by the one branch the value names, so that a fault is told once. */
function withDiscriminator(node: object): object {
  if (!("discriminator" in node) || !("oneOf" in node)) return node;
  const { propertyName } = node.discriminator as { propertyName: string };
  return { ...node, type: "object", required: [propertyName], discriminator: { propertyName } };
}

/** A schema as ajv takes it: references absolute, annotations and vendor extensions gone. */
function bare(raw: unknown, inProperties = false): unknown {
  if (Array.isArray(raw)) return raw.map((item) => bare(item));
  if (!raw || typeof raw !== "object") return raw;
  const node = inProperties ? raw : withDiscriminator(raw);
  const entries = Object.entries(node).flatMap(([key, value]): [string, unknown][] => {
    if (!inProperties && (annotations.has(key) || key.startsWith("x-"))) return [];
    if (key === "$ref" && typeof value === "string" && !inProperties) {
      return [[key, value.replace("#/components/schemas/", `${componentsId}#/$defs/`)]];
    }
    if (key === "enum" || key === "const" || key === "default" || key === "required") return [[key, value]];
    return [[key, bare(value, !inProperties && (key === "properties" || key === "patternProperties"))]];
  });
  return Object.fromEntries(entries);
}

function parametersSchema({ parameters }: Endpoint): Schema | undefined {
  const typed = parameters.filter((parameter) => parameter.in !== "header");
  if (typed.length === 0) return undefined;
  return {
    type: "object",
    properties: Object.fromEntries(typed.map(({ name, schema }) => [name, schema])),
    required: typed.filter(({ required, in: place }) => required ?? place === "path").map(({ name }) => name),
    additionalProperties: false,
  };
}

/** Compiles every schema with ajv's standalone output and inlines its runtime: no eval, no imports. */
async function compile(
  document: OpenApiDocument,
  checks: [string, Schema][],
  coerce: boolean,
): Promise<string> {
  const ajv = new Ajv2020({
    allErrors: true,
    inlineRefs: false,
    discriminator: true,
    strict: false,
    coerceTypes: coerce ? "array" : false,
    useDefaults: coerce,
    code: { source: true, esm: true, lines: false },
  });
  formats.default(ajv);
  ajv.addSchema(bare({ $id: componentsId, $defs: schemasOf(document) }) as object);
  for (const [id, schema] of checks) ajv.addSchema({ ...(bare(schema) as object), $id: id });
  const code = standaloneCode(ajv, Object.fromEntries(checks.map(([id]) => [id, id])));
  const result = await build({
    stdin: { contents: code, resolveDir: import.meta.dirname, loader: "js" },
    bundle: true,
    absWorkingDir: join(import.meta.dirname, "../../../.."),
    format: "esm",
    platform: "neutral",
    mainFields: ["main"],
    write: false,
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "none",
  });
  return result.outputFiles[0]!.text;
}

/** The request checks of a service: `parameters` coerces strings from the URL, `body` is strict. */
export async function requestValidators(
  document: OpenApiDocument,
  rows: readonly Operation[],
): Promise<Record<string, string>> {
  const all = endpoints(document);
  const parameterChecks = all.flatMap((endpoint): [string, Schema][] => {
    const schema = parametersSchema(endpoint);
    return schema ? [[`parameters_${endpoint.operation.operationId}`, schema]] : [];
  });
  const bodyChecks = all.flatMap(({ operation }, index): [string, Schema][] => {
    const row = rows[index]!;
    const body = operation.requestBody && resolve(document, operation.requestBody);
    const schema = mainMedia(body?.content)?.schema;
    return schema && !isUpload(row) ? [[`body_${operation.operationId}`, schema]] : [];
  });
  return {
    "parameters.gen.js": header("contracts/openapi") + (await compile(document, parameterChecks, true)),
    "bodies.gen.js": header("contracts/openapi") + (await compile(document, bodyChecks, false)),
    "validators.gen.js": facade("parameters", parameterChecks, "bodies", bodyChecks, rows),
    "validators.gen.d.ts": `${header("contracts/openapi")}import type { Validators } from "../../src/operation.ts";\nexport declare const validators: Validators;\n`,
  };
}

function facade(
  parametersFile: string,
  parameterChecks: [string, Schema][],
  bodiesFile: string,
  bodyChecks: [string, Schema][],
  rows: readonly Operation[],
): string {
  const known = new Set([...parameterChecks, ...bodyChecks].map(([id]) => id));
  const line = ({ operationId }: Operation): string => {
    const parts = [
      known.has(`parameters_${operationId}`) ? `parameters: parameters.parameters_${operationId}` : "",
      known.has(`body_${operationId}`) ? `body: bodies.body_${operationId}` : "",
    ];
    return `  ${operationId}: { ${parts.filter(Boolean).join(", ")} },\n`;
  };
  return `${header("contracts/openapi")}import * as bodies from "./${bodiesFile}.gen.js";\nimport * as parameters from "./${parametersFile}.gen.js";\n\nexport const validators = {\n${rows.map(line).join("")}};\n`;
}

/** The answer checks of a service, for conformance and for the gateway's `--validate`. */
export async function responseValidators(
  document: OpenApiDocument,
  rows: readonly Operation[],
): Promise<Record<string, string>> {
  const checks = endpoints(document).flatMap(({ operation }, index): [string, Schema][] => {
    const row = rows[index]!;
    const schema = mainMedia(successOf(document, operation)[1].content)?.schema;
    const isTyped =
      schema &&
      row.stream !== "download" &&
      (isItemStream(row) || row.success.contentTypes.includes("application/json"));
    return isTyped ? [[operation.operationId, schema]] : [];
  });
  return {
    "responses.gen.js": header("contracts/openapi") + (await compile(document, checks, false)),
    "responses.gen.d.ts": `${header("contracts/openapi")}import type { Validator } from "../../src/operation.ts";\n${checks.map(([id]) => `export declare const ${id}: Validator;\n`).join("")}`,
  };
}
