// Generated from contracts/openapi/gateway.yaml by "npm run generate". Do not edit.

import type { CommonProblem } from "./shared.gen.ts";

export interface Health {
  status: "ok";
  /** Version of the deployment. */
  version?: string;
}

export interface Readiness {
  status: ReadinessStatus;
  checks: ReadinessCheck[];
}

export type ReadinessStatus = "ready" | "notReady" | "draining";

export interface ReadinessCheck {
  /** Service, or service and store: `entities`, `entities/postgres`. */
  name: string;
  ok: boolean;
  /** The platform works without it, slower or later: a cache, the bus. */
  optional?: boolean;
  /** At least 0. */
  durationMs?: number;
  /** Why it is not; no secrets. */
  detail?: string;
}

export type MetricsText = string;

export interface OpenApiDocument {
  openapi: string;
  info: { [key: string]: unknown };
  paths: { [key: string]: unknown };
}

export type HtmlText = string;

/** Input of `getHealth`: Whether the process is up. */
export type GetHealthInput = Record<never, never>;

/** Input of `getReadiness`: Whether every upstream and store answers. */
export type GetReadinessInput = Record<never, never>;

/** Input of `getMetrics`: Counters and histograms for Prometheus. */
export type GetMetricsInput = Record<never, never>;

/** Input of `getOpenApi`: OpenAPI document of every service behind this gateway, bundled. */
export type GetOpenApiInput = Record<never, never>;

/** Input of `getDocs`: API reference page. */
export type GetDocsInput = Record<never, never>;

/** What `getHealth` can answer instead. */
export type GetHealthProblem =
  | CommonProblem;

/** What `getReadiness` can answer instead. */
export type GetReadinessProblem =
  | CommonProblem;

/** What `getMetrics` can answer instead. */
export type GetMetricsProblem =
  | CommonProblem;

/** What `getOpenApi` can answer instead. */
export type GetOpenApiProblem =
  | CommonProblem;

/** What `getDocs` can answer instead. */
export type GetDocsProblem =
  | CommonProblem;

/** What every operation of gateway takes and gives. */
export interface GatewayOperations {
  getHealth: { input: GetHealthInput; output: Health };
  getReadiness: { input: GetReadinessInput; output: Readiness };
  getMetrics: { input: GetMetricsInput; output: Response };
  getOpenApi: { input: GetOpenApiInput; output: OpenApiDocument };
  getDocs: { input: GetDocsInput; output: Response };
}
