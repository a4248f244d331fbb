declare module "pg-copy-streams" {
  import type { Writable } from "node:stream";
  import type { Submittable } from "pg";
  /** Opens a stream of COPY input. */
  export function from(text: string): Writable & Submittable;
}
