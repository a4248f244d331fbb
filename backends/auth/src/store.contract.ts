import { describe } from "vitest";
import { apiKeyPromises } from "./store/api-keys.contract.ts";
import { invitationPromises } from "./store/invitations.contract.ts";
import { memberPromises } from "./store/members.contract.ts";
import { orgPromises } from "./store/orgs.contract.ts";
import { revocationPromises } from "./store/revocations.contract.ts";
import { rolePromises } from "./store/roles.contract.ts";
import { sessionPromises } from "./store/sessions.contract.ts";
import { signingKeyPromises } from "./store/signing-keys.contract.ts";
import { transactionPromises } from "./store/transaction.contract.ts";
import { userPromises } from "./store/users.contract.ts";
import type { AuthStore } from "./store.ts";
import { openedStore } from "./testing/opened-store.ts";

/**
 * What every implementation of the port promises. All tests share one store, so each has its own rows.
 *
 * @param open A store that holds nothing yet.
 */
export function describeAuthStore(
  name: string,
  open: () => Promise<{ store: AuthStore; close(): Promise<void> }>,
): void {
  describe(`auth store: ${name}`, { timeout: 30_000 }, () => {
    const store = openedStore(open);
    describe("orgs", () => orgPromises(store));
    describe("users and identities", () => userPromises(store));
    describe("members", () => memberPromises(store));
    describe("invitations", () => invitationPromises(store));
    describe("roles", () => rolePromises(store));
    describe("api keys", () => apiKeyPromises(store));
    describe("sessions and assertions", () => sessionPromises(store));
    describe("revocations", () => revocationPromises(store));
    describe("signing keys", () => signingKeyPromises(store));
    describe("transactions", () => transactionPromises(store));
  });
}
