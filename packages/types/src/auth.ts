export type * from "./generated/auth.gen.ts";
export type * from "./generated/shared.gen.ts";
