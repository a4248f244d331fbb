import type { Operation } from "../../../src/operation.ts";
import type { OperationTypes } from "./inputs.ts";
import { header } from "./names.ts";

const isQuery = (row: Operation): boolean => row.retry === "safe";

function query({ row, inputName, inputOptional }: OperationTypes): string[] {
  const { operationId: id } = row;
  const input = `input: ${inputName}${inputOptional ? " = {}" : ""}`;
  const factory = (suffix: string, helper: string, text: string): string =>
    `/** ${text} of \`${id}\`. */\nexport const ${id}${suffix} = (gateway: Gateway, ${input}) => ${helper}(${id}, gateway, input);\n`;
  return [
    factory("Query", "queryOptions", "Query options"),
    ...(row.pagination
      ? [factory("InfiniteQuery", "infiniteQueryOptions", "Infinite query options, one page per cursor,")]
      : []),
  ];
}

const mutation = ({ row, inputName, inputOptional, outputName }: OperationTypes): string =>
  `/** Mutation options of \`${row.operationId}\`. */\nexport const ${row.operationId}Mutation = (gateway: Gateway, additions?: MutationAdditions<${inputName}${inputOptional ? " | void" : ""}, ${outputName}>) => mutationOptions(${row.operationId}, gateway, additions);\n`;

/** TanStack Query factories of one client package: one per operation that is no stream. */
export function queryFactories(service: string, types: readonly OperationTypes[]): string {
  const visible = types.filter(({ row }) => row.access !== "internal" && !row.stream);
  const lines = visible.flatMap((type) => (isQuery(type.row) ? query(type) : [mutation(type)]));
  const source = lines.join("\n");
  const helpers = ["infiniteQueryOptions", "mutationOptions", "queryOptions"].filter((name) =>
    source.includes(` ${name}(`),
  );
  const outputs = visible.filter(({ row }) => !isQuery(row)).map(({ outputName }) => outputName);
  const names = new Set([
    ...visible.map(({ inputName }) => inputName),
    ...outputs.filter((name) => name !== "void" && name !== "Response"),
  ]);
  return [
    header(`contracts/openapi/${service}.yaml`),
    `import type { Gateway } from "@elqnt/api";`,
    `import { ${helpers.join(", ")}, type MutationAdditions } from "@elqnt/api/queries";`,
    `import type {\n${[...names]
      .sort()
      .map((name) => `  ${name},\n`)
      .join("")}} from "@elqnt/types/${service}";`,
    `import {\n${visible
      .map(({ row }) => `  ${row.operationId},\n`)
      .sort()
      .join("")}} from "../api/operations.gen.ts";\n`,
    ...lines,
  ].join("\n");
}
