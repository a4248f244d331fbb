export * from "./queries/queries.gen.ts";
