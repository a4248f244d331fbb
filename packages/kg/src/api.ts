export * from "./api/operations.gen.ts";
