import type { Invitation } from "@elqnt/contracts/auth";
import type { Page } from "./page.ts";

/** An invitation as it is stored. It is open until it is accepted, revoked or expired. */
export interface StoredInvitation extends Invitation {
  readonly tokenHash: string;
  readonly acceptedBy?: string;
  readonly revokedAt?: string;
}

export interface InvitationTable {
  insert(invitation: StoredInvitation): Promise<void>;
  update(invitation: StoredInvitation): Promise<void>;
  find(orgId: string, invitationId: string): Promise<StoredInvitation | null>;
  findByTokenHash(tokenHash: string): Promise<StoredInvitation | null>;
  findOpenByEmail(orgId: string, email: string, now: string): Promise<StoredInvitation | null>;
  /** Open ones, newest first. */
  listOpen(orgId: string, now: string, page: Page): Promise<StoredInvitation[]>;
  /** How many are open, counted up to `limit`; only those to `role` when it is given. */
  countOpen(orgId: string, now: string, limit: number, role?: string): Promise<number>;
}
