import type { Operation } from "@elqnt/contracts";
import { catalogue } from "@elqnt/contracts/catalogue";
import { documents } from "@elqnt/contracts/openapi";
import { type Definitions, type SampleSchema, sampleOf } from "../../../e2e/types-cost/sample.ts";

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly schema: SampleSchema;
}

type PathItem = Readonly<
  Record<string, { readonly parameters?: readonly Parameter[] } & readonly Parameter[]>
>;

/** One operation with the values a call gives it, as other clients want them: by place. */
export interface SampleCall {
  readonly operation: Operation;
  readonly params: Readonly<Partial<Record<"path" | "query" | "header", Record<string, unknown>>>>;
  readonly body: unknown;
}

function parametersOf({ service, path, method }: Operation): Parameter[] {
  const { paths, components } = documents[service]!;
  const item = paths[path] as PathItem;
  const all = [
    ...((item.parameters ?? []) as readonly Parameter[]),
    ...(item[method.toLowerCase()]!.parameters ?? []),
  ];
  return all.map((one) =>
    one.$ref ? (components!.parameters![one.$ref.split("/").at(-1)!] as Parameter) : one,
  );
}

function sampleCall(operation: Operation): SampleCall {
  const definitions = documents[operation.service]!.components!.schemas as Definitions;
  const params: Partial<Record<Parameter["in"], Record<string, unknown>>> = {};
  for (const { name, in: place, schema, required } of parametersOf(operation)) {
    if (place === "header" && !required) continue;
    params[place] = { ...params[place], [name]: sampleOf(schema, definitions) };
  }
  const schema = operation.stream === undefined ? operation.body?.schema : undefined;
  return { operation, params, body: schema ? sampleOf(definitions[schema]!, definitions) : undefined };
}

/** A call of every JSON operation of a service that clients may call. */
export const sampleCalls = (service: string): SampleCall[] =>
  Object.values<Operation>(catalogue.find((contract) => contract.service === service)!.operations)
    .filter(({ access, stream }) => access !== "internal" && stream === undefined)
    .map(sampleCall);
