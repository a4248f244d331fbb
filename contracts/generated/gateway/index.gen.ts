// Generated from contracts/openapi/gateway.yaml by "npm run generate". Do not edit.
export { gatewayContract } from "./operations.gen.ts";
export type * from "../types/shared.gen.ts";
export type * from "../types/gateway.gen.ts";
