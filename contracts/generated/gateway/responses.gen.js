// Generated from contracts/openapi by "npm run generate". Do not edit.
import { validator } from "../../src/checks.ts";
import { Health, OpenApiDocument, Readiness } from "./checks.gen.js";


export const getHealth = /* @__PURE__ */ validator(Health);
export const getReadiness = /* @__PURE__ */ validator(Readiness);
export const getOpenApi = /* @__PURE__ */ validator(OpenApiDocument);
