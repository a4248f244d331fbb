import { createMockGateway } from "@elqnt/mock-server";
import type { Fetch } from "../src/http/transport.ts";
import { mutantSecret } from "./rewrite.ts";

/** The reference gateway and services on memory stores, empty and on its own. */
export const createReference = (): Fetch =>
  createMockGateway({
    scenario: "empty",
    jwtSecret: mutantSecret,
    corsOrigins: ["http://localhost:3000"],
  }).fetch;
