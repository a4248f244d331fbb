/**
 * Knowledge graphs of the Eloquent platform. Functions are in `./api`, TanStack Query factories in `./queries`, React
 * hooks in `./hooks`, types in `./models`.
 *
 * @module
 */
export type * from "./models.ts";
