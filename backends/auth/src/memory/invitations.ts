import type { InvitationTable, StoredInvitation } from "../store.ts";
import type { Access } from "./database.ts";
import { first, select } from "./select.ts";
import type { MemoryState } from "./state.ts";

const openOnes = ({ invitations }: MemoryState, ofOrg: string, now: string): StoredInvitation[] =>
  [...invitations.values()].filter(
    ({ orgId, acceptedBy, revokedAt, expiresAt }) =>
      orgId === ofOrg && acceptedBy === undefined && revokedAt === undefined && expiresAt > now,
  );

export const memoryInvitations = ({ read, write }: Access): InvitationTable => {
  const save = (invitation: StoredInvitation) =>
    write(({ invitations }) => {
      invitations.set(invitation.id, invitation);
    });
  return {
    insert: save,
    update: save,
    find: (orgId, invitationId) =>
      read(({ invitations }) => {
        const invitation = invitations.get(invitationId);
        return invitation?.orgId === orgId ? invitation : null;
      }),
    findByTokenHash: (tokenHash) =>
      read(({ invitations }) => first(invitations.values(), (row) => row.tokenHash === tokenHash)),
    findOpenByEmail: (orgId, email, now) =>
      read((state) => first(openOnes(state, orgId, now), (invitation) => invitation.email === email)),
    listOpen: (orgId, now, page) =>
      read((state) =>
        select(openOnes(state, orgId, now), page, ({ createdAt, id }) => [createdAt, id], "descending"),
      ),
    countOpen: (orgId, now, limit, role) =>
      read((state) => {
        const open = openOnes(state, orgId, now).filter(
          (invitation) => role === undefined || invitation.role === role,
        );
        return Math.min(open.length, limit);
      }),
  };
};
