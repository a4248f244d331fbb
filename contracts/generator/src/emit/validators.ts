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
import { CheckWriter } from "./checks.ts";
import { isItemStream, isUpload } from "./inputs.ts";
import { closure } from "./models.ts";
import { header } from "./names.ts";
import { references, schemasOf } from "./types.ts";

const source = header("contracts/openapi");

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

function bodySchema(document: OpenApiDocument, { operation }: Endpoint, row: Operation): Schema | undefined {
  const body = operation.requestBody && resolve(document, operation.requestBody);
  return isUpload(row) ? undefined : mainMedia(body?.content)?.schema;
}

function answerSchema(
  document: OpenApiDocument,
  { operation }: Endpoint,
  row: Operation,
): Schema | undefined {
  if (row.stream === "download") return undefined;
  if (!isItemStream(row) && !row.success.contentTypes.includes("application/json")) return undefined;
  return mainMedia(successOf(document, operation)[1].content)?.schema;
}

const importLine = (names: Iterable<string>, from: string): string => {
  const sorted = [...names].sort();
  return sorted.length === 0 ? "" : `import { ${sorted.join(", ")} } from "${from}";\n`;
};

/** Names of components that several services have. */
type Shared = Pick<ReadonlySet<string>, "has">;

/** A generated module: what its code needs of others, what is made once, and the code. */
function moduleOf(writer: CheckWriter, shared: Shared, body: string): string {
  const components = [...writer.components];
  const imports = [
    importLine(writer.helpers, "../../src/checks.ts"),
    importLine(
      components.filter((name) => shared.has(name)),
      "../shared/checks.gen.js",
    ),
    importLine(
      components.filter((name) => !shared.has(name)),
      "./checks.gen.js",
    ),
  ];
  return `${source}${imports.join("")}\n${writer.constants}\n${body}`;
}

/** One function for each component schema. */
function componentChecks(
  schemas: Readonly<Record<string, Schema>>,
  names: readonly string[],
  shared: Shared,
): Record<string, string> {
  const writer = new CheckWriter();
  const functions = names.map((name) => writer.component(name, schemas[name]!)).join("\n");
  for (const name of names) writer.components.delete(name);
  return {
    "checks.gen.js": moduleOf(writer, shared, functions),
    "checks.gen.d.ts": declarations(names, "Check", "checks"),
  };
}

/** The request checks of a service: `parameters` takes strings from the URL, `body` is strict. */
function requestChecks(document: OpenApiDocument, rows: readonly Operation[], shared: Shared): string {
  const writer = new CheckWriter();
  writer.helpers.add("validator");
  const resolved = (schema: Schema): Schema => resolve(document, schema);
  const lines = endpoints(document).map((endpoint, index) => {
    const row = rows[index]!;
    const parameters = parametersSchema(endpoint);
    const body = bodySchema(document, endpoint, row);
    const parts = [
      parameters && `parameters: validator(${writer.parameterCheck(parameters, resolved)})`,
      body && `body: validator(${writer.check(body)})`,
    ];
    return `  ${row.operationId}: { ${parts.filter(Boolean).join(", ")} },\n`;
  });
  return moduleOf(writer, shared, `export const validators = {\n${lines.join("")}};\n`);
}

/** The answer checks of a service, for conformance and for the gateway's `--validate`. */
function answerChecks(
  document: OpenApiDocument,
  rows: readonly Operation[],
  shared: Shared,
): { code: string; ids: readonly string[] } {
  const writer = new CheckWriter();
  writer.helpers.add("validator");
  const checks = endpoints(document).flatMap((endpoint, index): [string, string][] => {
    const schema = answerSchema(document, endpoint, rows[index]!);
    return schema ? [[rows[index]!.operationId, writer.check(schema)]] : [];
  });
  const lines = checks.map(([id, check]) => `export const ${id} = /* @__PURE__ */ validator(${check});\n`);
  return { code: moduleOf(writer, shared, lines.join("")), ids: checks.map(([id]) => id) };
}

const declarations = (names: readonly string[], type: string, file: string): string =>
  `${source}import type { ${type} } from "../../src/${file}.ts";\n${names.map((name) => `export declare const ${name}: ${type};\n`).join("")}`;

/** The components that requests and answers of a service hold. */
export function checkedComponents(document: OpenApiDocument, rows: readonly Operation[]): string[] {
  const schemas = endpoints(document).flatMap((endpoint, index) => [
    parametersSchema(endpoint),
    bodySchema(document, endpoint, rows[index]!),
    answerSchema(document, endpoint, rows[index]!),
  ]);
  const used = closure(document, references(schemas));
  return Object.keys(schemasOf(document)).filter((name) => used.has(name));
}

/** The checks of those components among `used` that several services have. */
export function sharedCheckFiles(
  shared: ReadonlyMap<string, Schema>,
  used: Iterable<string>,
): Record<string, string> {
  const names = [...new Set(used)].filter((name) => shared.has(name)).sort();
  return componentChecks(Object.fromEntries(shared), names, shared);
}

/** Every check of a service as modules that hold no eval. */
export function validatorFiles(
  document: OpenApiDocument,
  rows: readonly Operation[],
  shared: Shared,
): Record<string, string> {
  const own = checkedComponents(document, rows).filter((name) => !shared.has(name));
  const answers = answerChecks(document, rows, shared);
  return {
    ...componentChecks(schemasOf(document), own, shared),
    "validators.gen.js": requestChecks(document, rows, shared),
    "validators.gen.d.ts": `${source}import type { Validators } from "../../src/operation.ts";\nexport declare const validators: Validators;\n`,
    "responses.gen.js": answers.code,
    "responses.gen.d.ts": declarations(answers.ids, "Validator", "operation"),
  };
}
