export { compileRouter, type Route, type Router } from "@elqnt/service-kit";
export { type AuthConnection, connectAuth } from "./auth-connection.ts";
export type { GatewayOptions } from "./core/core.ts";
export type { CorsOptions } from "./core/cors.ts";
export type { RateLimitOptions } from "./core/limiter.ts";
export { Metrics } from "./core/metrics.ts";
export type { OrgDirectory, OrgStatus } from "./core/orgs.ts";
export {
  createMemoryRateLimitStore,
  type RateLimitPolicy,
  type RateLimitResult,
  type RateLimitStore,
  withLocalFallback,
} from "./core/rate-limit.ts";
export type { ContractViolation, ValidateResponse } from "./core/validation.ts";
export {
  createGateway,
  type FetchGatewayOptions,
  type Gateway,
  type ServiceUpstream,
} from "./fetch-gateway.ts";
