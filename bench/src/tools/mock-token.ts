import { createMockGateway } from "@elqnt/mock-server";

/** A token every mock gateway accepts: its secret is published. */
export const demoToken = (): Promise<string> => createMockGateway({ scenario: "empty" }).token();
