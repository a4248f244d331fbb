// Generated from contracts/openapi by "npm run generate". Do not edit.
import type { ServiceContract } from "../src/operation.ts";
import { authContract } from "./auth/operations.gen.ts";
import { entitiesContract } from "./entities/operations.gen.ts";
import { gatewayContract } from "./gateway/operations.gen.ts";
import { kgContract } from "./kg/operations.gen.ts";

export const catalogue = [authContract, entitiesContract, gatewayContract, kgContract] as unknown as readonly ServiceContract[];
