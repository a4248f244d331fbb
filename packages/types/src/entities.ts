export type * from "./generated/entities.gen.ts";
export type * from "./generated/shared.gen.ts";
