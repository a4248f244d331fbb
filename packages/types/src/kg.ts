export type * from "./generated/kg.gen.ts";
export type * from "./generated/shared.gen.ts";
