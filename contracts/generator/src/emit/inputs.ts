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
import { pascal } from "./names.ts";
import { docComment, propertyName, references, typeOf } from "./types.ts";

/** Whether types are for the caller of an operation or for the service that fulfils it. */
export type Side = "client" | "server";

const uploadTypes: Record<Side, string> = {
  client: "ReadableStream<Uint8Array> | Blob | string",
  server: "ReadableStream<Uint8Array>",
};

const isJson = (contentTypes: readonly string[]): boolean =>
  contentTypes.some((type) => type.endsWith("json"));

/** True when the answer is a sequence of typed items: server-sent events or NDJSON. */
export const isItemStream = (row: Operation): boolean =>
  row.success.contentTypes.some((type) => type === "text/event-stream" || type === "application/x-ndjson") &&
  row.stream !== "download";

/** True when the body is raw bytes rather than one JSON document. */
export const isUpload = (row: Operation): boolean =>
  row.stream === "upload" || (!!row.body && !isJson(row.body.contentTypes));

interface InputProperty {
  name: string;
  required: boolean;
  schema: Schema;
  type?: string;
}

function inputProperties(
  document: OpenApiDocument,
  endpoint: Endpoint,
  row: Operation,
  side: Side,
): InputProperty[] {
  const fromParameters = endpoint.parameters
    .filter((parameter) => parameter.in !== "header")
    .map((parameter) => ({
      name: parameter.name,
      required: parameter.required ?? parameter.in === "path",
      schema: { description: parameter.description, ...parameter.schema } as Schema,
    }));
  const version: InputProperty[] = row.concurrency
    ? [
        {
          name: "version",
          required: false,
          schema: {
            type: "integer",
            description:
              "The version you read; sent as `If-Match`. A newer one on the server answers 412 `version_conflict`.",
          },
        },
      ]
    : [];
  const requestBody = endpoint.operation.requestBody && resolve(document, endpoint.operation.requestBody);
  const body: InputProperty[] = requestBody
    ? [
        {
          name: "body",
          required: requestBody.required ?? false,
          schema: mainMedia(requestBody.content)?.schema ?? {},
          ...(isUpload(row) ? { type: uploadTypes[side] } : {}),
        },
      ]
    : [];
  return [...fromParameters, ...version, ...body];
}

/** Names every type of one operation: `CreateRecordInput`, its output and its problem codes. */
export interface OperationTypes {
  row: Operation;
  inputName: string;
  /** True when every property may be left out, so the whole input may. */
  inputOptional: boolean;
  outputName: string;
  source: string;
  mentions: Set<string>;
}

function outputOf(
  document: OpenApiDocument,
  endpoint: Endpoint,
  row: Operation,
): { name: string; source: string; mentions: unknown } {
  const [status, response] = successOf(document, endpoint.operation);
  const schema = mainMedia(response.content)?.schema;
  if (status === 204 || !response.content) return { name: "void", source: "", mentions: {} };
  if (row.stream === "download" || !schema || (!isItemStream(row) && !isJson(row.success.contentTypes))) {
    return { name: "Response", source: "", mentions: {} };
  }
  if (row.success.schema) return { name: row.success.schema, source: "", mentions: schema };
  const name = `${pascal(row.operationId)}Output`;
  return { name, source: `export type ${name} = ${typeOf(schema)};\n`, mentions: schema };
}

function operationTypes(
  document: OpenApiDocument,
  endpoint: Endpoint,
  row: Operation,
  side: Side,
): OperationTypes {
  const properties = inputProperties(document, endpoint, row, side);
  const inputName = `${pascal(row.operationId)}Input`;
  const missing = " | undefined";
  const lines = properties.map(
    ({ name, required, schema, type }) =>
      `${docComment(schema, "  ")}  ${propertyName(name)}${required ? "" : "?"}: ${type ?? typeOf(schema, "  ", missing)}${required ? "" : missing};\n`,
  );
  const output = outputOf(document, endpoint, row);
  const input =
    lines.length > 0
      ? `export interface ${inputName} {\n${lines.join("")}}\n`
      : `export type ${inputName} = Record<never, never>;\n`;
  return {
    row,
    inputName,
    inputOptional: properties.every(({ required }) => !required),
    outputName: output.name,
    source: `/** Input of \`${row.operationId}\`: ${row.summary.replace(/\.$/, "")}. */\n${input}${output.source}`,
    mentions: references([
      properties.filter(({ type }) => !type).map(({ schema }) => schema),
      output.mentions,
    ]),
  };
}

/** The input and output types of every operation of a document. */
export function allOperationTypes(
  document: OpenApiDocument,
  rows: readonly Operation[],
  side: Side,
): OperationTypes[] {
  return endpoints(document).map((endpoint, index) => operationTypes(document, endpoint, rows[index]!, side));
}
