/**
 * Entities of the Eloquent platform. Functions are in `./api`, TanStack Query factories in `./queries`, React hooks in
 * `./hooks`, types in `./models`.
 *
 * @module
 */
export { defineEntity, type Entity, type EntityOptions, type RecordOf } from "./define-entity.ts";
export type { FieldsOf, FromJsonSchema, ObjectSchema, StandardJsonSchema } from "./fields-of.ts";
export type * from "./models.ts";
