import type { Operation } from "@elqnt/contracts";
import { catalogue } from "@elqnt/contracts/catalogue";
import { documents } from "@elqnt/contracts/openapi";
import { clientPackages } from "../src/published.ts";
import { type Definitions, type SampleSchema, sampleOf } from "./sample.ts";

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly schema: SampleSchema;
}

type PathItem = Readonly<
  Record<string, { readonly parameters?: readonly Parameter[] } | readonly Parameter[]>
>;

/** Parameters of an operation with their schemas, references followed. */
function parametersOf({ service, path, method }: Operation): Parameter[] {
  const { paths, components } = documents[service]!;
  const item = paths[path] as PathItem;
  const own = item[method.toLowerCase()] as { readonly parameters?: readonly Parameter[] };
  const shared = (item.parameters ?? []) as readonly Parameter[];
  return [...shared, ...(own.parameters ?? [])].map(($) =>
    $.$ref ? (components!.parameters![$.$ref.split("/").at(-1)!] as Parameter) : $,
  );
}

/** The input literal of a call, as source text. */
function inputOf(operation: Operation): string {
  const definitions = documents[operation.service]!.components!.schemas as Definitions;
  const input: Record<string, unknown> = {};
  for (const { name, in: place, schema } of parametersOf(operation)) {
    if (place !== "header") input[name] = sampleOf(schema, definitions);
  }
  if (operation.concurrency) input.version = 1;
  if (operation.body && operation.stream === undefined) {
    input.body = sampleOf(definitions[operation.body.schema!]!, definitions);
  } else if (operation.body) input.body = "text";
  return JSON.stringify(input);
}

/** The functions a package exports from `./api`, each with the row of its operation in the contracts. */
async function operationsOf(name: string): Promise<Operation[]> {
  const module: Record<string, { operation?: { service: string; id: string } }> = await import(`${name}/api`);
  const rows = Object.values(module).flatMap(({ operation }) => operation ?? []);
  return rows.map(
    ({ service, id }) => catalogue.find((contract) => contract.service === service)!.operations[id as never]!,
  );
}

/** Source of a module that calls every operation of every package once, and of the same module without calls. */
export interface CallFiles {
  readonly baseline: string;
  readonly calls: string;
  readonly count: number;
}

/** Writes the two modules whose difference is the price of the calls. */
export async function callFiles(): Promise<CallFiles> {
  const names = clientPackages.filter(({ manifest }) => "./api" in manifest.exports).map(({ name }) => name);
  const imports = names.map((name, index) => `import * as m${index} from "${name}/api";`);
  const head = [
    'import { createGateway } from "@elqnt/api";',
    ...imports,
    'export const gateway = createGateway({ baseUrl: "", orgId: "o" });',
    `export { ${names.map((_, index) => `m${index}`).join(", ")} };`,
  ];
  const perPackage = await Promise.all(names.map(operationsOf));
  const lines = perPackage.flatMap((operations, index) =>
    operations.map(
      (operation) =>
        `export const ${operation.service}_${operation.operationId} = await m${index}.${operation.operationId}(gateway, ${inputOf(operation)});`,
    ),
  );
  return { baseline: head.join("\n"), calls: [...head, ...lines].join("\n"), count: lines.length };
}
