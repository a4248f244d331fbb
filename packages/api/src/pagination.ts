import type { ClientOperation, OperationPagination } from "./operation.ts";

/** Names of the paging properties, with the defaults of the platform filled in. */
export function paginationOf({ pagination = "query" }: ClientOperation): Required<OperationPagination> {
  const stated = typeof pagination === "string" ? { in: pagination } : pagination;
  return { items: "items", cursor: "cursor", nextCursor: "nextCursor", ...stated };
}

/** The input that asks for the page at a cursor. */
export function withCursor<TInput extends object>(
  pagination: Required<OperationPagination>,
  input: TInput,
  cursor: string | undefined,
): TInput {
  if (cursor === undefined) return input;
  const position = { [pagination.cursor]: cursor };
  if (pagination.in === "query") return { ...input, ...position };
  return { ...input, body: { ...(input as { body?: object }).body, ...position } };
}
