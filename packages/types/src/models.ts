import type { JsonSchema } from "./generated/entities.gen.ts";

/** The JSON Schema of an entity definition, by its published name. */
export type JSONSchema = JsonSchema;

/** State of a user account. */
export type UserStatus = "active" | "disabled";

/** Kind of value a workflow or agent variable holds. */
export type DataType = "string" | "int" | "float" | "boolean" | "date" | "json" | "array" | "file";
