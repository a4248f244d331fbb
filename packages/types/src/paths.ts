export type { paths as authPaths } from "./generated/paths/auth.gen.ts";
export type { paths as entitiesPaths } from "./generated/paths/entities.gen.ts";
export type { paths as kgPaths } from "./generated/paths/kg.gen.ts";
