/**
 * The client of the Eloquent API gateway: one pipeline for tokens, retries, deadlines, problems and streams.
 *
 * @module
 */
export type { Problem, ProblemCode, ProblemDetail } from "@elqnt/types";
export { createGateway } from "./gateway.ts";
export {
  type ClientErrorCode,
  GatewayError,
  type GatewayErrorCode,
  type GatewayErrorInit,
  isGatewayError,
} from "./gateway-error.ts";
export type {
  CallOptions,
  FetchImplementation,
  Gateway,
  GatewayOptions,
  TokenProvider,
  TokenRequest,
} from "./gateway-options.ts";
export type { IssuedToken } from "./issued-token.ts";
export {
  type ClientOperation,
  type OperationFlags,
  type OperationFunction,
  type OperationPagination,
  operation,
  type StreamFunction,
  streamOperation,
} from "./operation.ts";
export { type Items, type Page, type Paginator, paginate } from "./paginate.ts";
export { createRetryBudget, type RetryBudget } from "./retry.ts";
export { type StreamEvent, type StreamOptions, streamEvents } from "./stream-events.ts";
export { readLines, streamLines } from "./stream-lines.ts";
export type { TokenChannel } from "./token-channel.ts";
export { createTokenSource, type TokenSource, type TokenSourceOptions } from "./token-source.ts";
export type {
  Drift,
  ResponseSchema,
  SchemaResult,
  ValidationOptions,
} from "./validation.ts";
