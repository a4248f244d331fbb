// Generated from contracts/openapi/auth.yaml by "npm run generate". Do not edit.
export { authContract } from "./operations.gen.ts";
export type * from "../types/shared.gen.ts";
export type * from "../types/auth.gen.ts";
