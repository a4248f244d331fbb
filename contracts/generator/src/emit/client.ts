import type { Operation } from "../../../src/operation.ts";
import { isItemStream, type OperationTypes } from "./inputs.ts";
import { header, pascal } from "./names.ts";
import { commentText } from "./types.ts";

const acceptsJson = (types: readonly string[]): boolean =>
  types.some((type) => type.endsWith("json") && type !== "application/x-ndjson");

/** How the client reads the answer, when it is not one JSON document. */
function streamKind(row: Operation): string | undefined {
  if (isItemStream(row)) return row.success.contentTypes.includes("text/event-stream") ? "sse" : "ndjson";
  if (row.success.status !== 204 && !acceptsJson(row.success.contentTypes)) return "download";
  return row.stream;
}

/** The properties of a row that differ from a client's defaults: bytes count here. */
function flags(row: Operation): Record<string, unknown> {
  const implied = {
    GET: "safe",
    PUT: "idempotent",
    DELETE: "idempotent",
    POST: row.idempotency ? "idempotent" : "never",
    PATCH: "never",
  };
  const stream = streamKind(row);
  const bodyType = row.body && !acceptsJson(row.body.contentTypes) ? row.body.contentTypes[0] : undefined;
  return {
    ...(row.retry === implied[row.method] ? {} : { retry: row.retry }),
    ...(row.idempotency ? { idempotency: true } : {}),
    ...(row.concurrency ? { concurrency: true } : {}),
    ...(row.access === "public" ? { public: true } : {}),
    ...(row.timeoutMs === 30_000 ? {} : { timeoutMs: row.timeoutMs }),
    ...(row.pagination ? { pagination: row.pagination.in } : {}),
    ...(stream ? { stream } : {}),
    ...(bodyType ? { contentType: bodyType } : {}),
    ...(row.invalidates.length > 0 ? { invalidates: row.invalidates } : {}),
  };
}

const literal = (value: unknown): string => JSON.stringify(value).replaceAll(/"([A-Za-z]\w*)":/g, "$1:");

function clientFunction(
  { row, inputName, inputOptional, outputName }: OperationTypes,
  common: ReadonlySet<string>,
): string {
  const extras = flags(row);
  const argumentsText = [row.service, row.operationId, row.method, row.path].map((text) =>
    JSON.stringify(text),
  );
  if (Object.keys(extras).length > 0) argumentsText.push(literal(extras));
  const scopes =
    row.access === "public"
      ? "Public."
      : row.scopes.length > 0
        ? `Scope: \`${row.scopes.join("`, `")}\`.`
        : "Any valid token.";
  const own = row.codes.filter((code) => !common.has(code)).map((code) => `\`${code}\``);
  const problems = own.length > 0 ? ` Problems: ${own.join(", ")}.` : "";
  return [
    `/** ${commentText(row.summary)} — \`${row.method} ${commentText(row.path)}\`. ${scopes}${problems} */`,
    `export const ${row.operationId} = /* @__PURE__ */ ${isItemStream(row) ? "streamOperation" : "operation"}<${inputName}${inputOptional ? " | void" : ""}, ${outputName}, ${pascal(row.operationId)}Problem>(${argumentsText.join(", ")});`,
    "",
  ].join("\n");
}

/** The per-operation functions of one client package. */
export function clientOperations(
  service: string,
  types: readonly OperationTypes[],
  common: ReadonlySet<string>,
): string {
  const visible = types.filter(({ row }) => row.access !== "internal");
  const imports = new Set(
    visible.flatMap(({ row, inputName, outputName }) => [
      inputName,
      `${pascal(row.operationId)}Problem`,
      ...(outputName === "void" || outputName === "Response" ? [] : [outputName]),
    ]),
  );
  return [
    header(`contracts/openapi/${service}.yaml`),
    `import { ${visible.some(({ row }) => isItemStream(row)) ? "operation, streamOperation" : "operation"} } from "@elqnt/api";`,
    `import type {\n${[...imports]
      .sort()
      .map((name) => `  ${name},\n`)
      .join("")}} from "@elqnt/types/${service}";\n`,
    ...visible.map((type) => clientFunction(type, common)),
  ].join("\n");
}
