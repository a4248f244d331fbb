// Generated from contracts/openapi/entities.yaml by "npm run generate". Do not edit.
export { entitiesContract } from "./operations.gen.ts";
export type * from "../types/shared.gen.ts";
export type * from "../types/entities.gen.ts";
