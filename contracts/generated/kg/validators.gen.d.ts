// Generated from contracts/openapi by "npm run generate". Do not edit.
import type { Validators } from "../../src/operation.ts";
export declare const validators: Validators;
