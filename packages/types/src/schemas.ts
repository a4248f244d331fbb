export { authSchemas } from "./generated/schemas/auth.gen.ts";
export { entitiesSchemas } from "./generated/schemas/entities.gen.ts";
export { kgSchemas } from "./generated/schemas/kg.gen.ts";
