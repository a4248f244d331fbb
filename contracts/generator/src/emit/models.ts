import type { OpenApiDocument, Schema } from "../document.ts";
import type { Contracts, LoadedService } from "../load.ts";
import type { OperationTypes } from "./inputs.ts";
import { header, pascal } from "./names.ts";
import { declareSchema, references, schemasOf } from "./types.ts";

/** The registry, not the wire schema, types this component. */
const codeComponent = "ProblemCode";

/** Component schemas that several documents share: those a document uses without declaring them. */
export function sharedSchemas(services: readonly LoadedService[]): Map<string, Schema> {
  const shared = new Map<string, Schema>();
  for (const { name, document, own } of services) {
    for (const [component, schema] of Object.entries(schemasOf(document))) {
      if (own.has(component)) continue;
      const known = shared.get(component);
      if (known && JSON.stringify(known) !== JSON.stringify(schema)) {
        throw new Error(`Failed to share "${component}": ${name} means another schema by that name.`);
      }
      shared.set(component, schema);
    }
  }
  return shared;
}

const typeImport = (names: Iterable<string>, from: string): string => {
  const sorted = [...new Set(names)].sort();
  return sorted.length === 0 ? "" : `import type { ${sorted.join(", ")} } from "${from}";\n`;
};

/** Types of the shared components. */
export function sharedModel(shared: ReadonlyMap<string, Schema>): string {
  const declarations = [...shared]
    .filter(([name]) => name !== codeComponent)
    .map(([name, schema]) => declareSchema(name, schema));
  return `${header("contracts/openapi/common and contracts/schemas")}import type { CommonProblem, ProblemCode } from "./problems.gen.ts";\n\nexport type { CommonProblem, ProblemCode };\n\n${declarations.join("\n")}`;
}

/** Types of one service: its components, then the input, output and problems of each operation. */
export function serviceModel(
  { name, document, own }: LoadedService,
  shared: ReadonlyMap<string, Schema>,
  types: readonly OperationTypes[],
  common: ReadonlySet<string>,
): string {
  const components = Object.entries(schemasOf(document)).filter(([component]) => own.has(component));
  const mentioned = new Set([
    ...references(components.map(([, schema]) => schema)),
    ...types.flatMap(({ mentions }) => [...mentions]),
  ]);
  const problems = types.map(
    ({ row }) =>
      `/** What \`${row.operationId}\` can answer instead. */\nexport type ${pascal(row.operationId)}Problem =\n${row.codes
        .filter((code) => !common.has(code))
        .map((code) => `  | "${code}"\n`)
        .join("")}  | CommonProblem;\n`,
  );
  return [
    header(`contracts/openapi/${name}.yaml`),
    typeImport(
      [...[...mentioned].filter((component) => shared.has(component)), "CommonProblem"],
      "./shared.gen.ts",
    ),
    ...components.map(([component, schema]) => declareSchema(component, schema)),
    ...types.map(({ source }) => source),
    ...problems,
  ].join("\n");
}

/** The type-level map a service's handlers are typed by. */
export function operationsMap(service: string, types: readonly OperationTypes[]): string {
  const lines = types.map(
    ({ row, inputName, outputName }) =>
      `  ${row.operationId}: { input: ${inputName}; output: ${outputName} };\n`,
  );
  return `/** What every operation of ${service} takes and gives. */\nexport interface ${pascal(service)}Operations {\n${lines.join("")}}\n`;
}

/** All component names reachable from the given ones. */
export function closure(document: OpenApiDocument, roots: Iterable<string>): Set<string> {
  const schemas = schemasOf(document);
  const found = new Set<string>();
  const queue = [...roots];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (found.has(name) || !schemas[name]) continue;
    found.add(name);
    queue.push(...references(schemas[name]));
  }
  return found;
}

/** Versions of the documents, for the operation tables. */
export const versionOf = ({ document }: Contracts["services"][number]): string => document.info.version;
