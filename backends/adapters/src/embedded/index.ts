export { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from "./embedded.ts";
export { type EmbeddedPostgresCode, EmbeddedPostgresError } from "./errors.ts";
