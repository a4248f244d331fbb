export type { APIError, APIResponse, ResponseMetadata } from "./envelope.ts";
export type * from "./generated/problems.gen.ts";
export type * from "./generated/shared.gen.ts";
