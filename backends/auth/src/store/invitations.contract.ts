import { newId } from "@elqnt/service-kit";
import { expect, it } from "vitest";
import type { AuthStore } from "../store.ts";
import { at, invitationRow, storedOrg } from "../testing/rows.ts";

export function invitationPromises(store: () => AuthStore): void {
  it("finds an invitation by id in its organization, and by the hash of its token", async () => {
    const { invitations } = store();
    const invitation = invitationRow((await storedOrg(store())).id);
    await invitations.insert(invitation);
    expect(await invitations.find(invitation.orgId, invitation.id)).toEqual(invitation);
    expect(await invitations.find(newId(), invitation.id)).toBeNull();
    expect(await invitations.findByTokenHash(invitation.tokenHash)).toEqual(invitation);
    expect(await invitations.findByTokenHash("another")).toBeNull();
  });

  it("counts as open what is neither accepted, revoked nor expired", async () => {
    const { invitations } = store();
    const { id: orgId } = await storedOrg(store());
    const open = invitationRow(orgId, { createdAt: at("09:00") });
    const newer = invitationRow(orgId, { createdAt: at("09:30"), role: "admin" });
    const accepted = invitationRow(orgId);
    const revoked = invitationRow(orgId);
    const expired = invitationRow(orgId, { expiresAt: at("10:00") });
    for (const invitation of [open, newer, accepted, revoked, expired]) await invitations.insert(invitation);
    await invitations.update({ ...accepted, acceptedBy: "bob" });
    await invitations.update({ ...revoked, revokedAt: at("09:40") });
    expect(await invitations.find(orgId, accepted.id)).toEqual({ ...accepted, acceptedBy: "bob" });

    const now = at("10:00");
    expect(await invitations.listOpen(orgId, now, { limit: 10 })).toEqual([newer, open]);
    const behind = { limit: 10, after: [newer.createdAt, newer.id] as const };
    expect(await invitations.listOpen(orgId, now, behind)).toEqual([open]);
    expect(await invitations.countOpen(orgId, now, 10)).toBe(2);
    expect(await invitations.countOpen(orgId, now, 1)).toBe(1);
    expect(await invitations.countOpen(orgId, now, 10, "admin")).toBe(1);
    expect(await invitations.findOpenByEmail(orgId, open.email, now)).toEqual(open);
    for (const { email } of [accepted, revoked, expired]) {
      expect(await invitations.findOpenByEmail(orgId, email, now)).toBeNull();
    }
    expect(await invitations.countOpen(newId(), now, 10)).toBe(0);
  });
}
