// Generated from contracts/openapi/kg.yaml by "npm run generate". Do not edit.
export { kgContract } from "./operations.gen.ts";
export type * from "../types/shared.gen.ts";
export type * from "../types/kg.gen.ts";
