// Generated from contracts/openapi by "npm run generate". Do not edit.
import type { Validator } from "../../src/operation.ts";
export declare const getHealth: Validator;
export declare const getReadiness: Validator;
export declare const getOpenApi: Validator;
