// Generated from contracts/openapi by "npm run generate". Do not edit.
import type { Check } from "../../src/checks.ts";
export declare const Health: Check;
export declare const Readiness: Check;
export declare const ReadinessStatus: Check;
export declare const ReadinessCheck: Check;
export declare const OpenApiDocument: Check;
