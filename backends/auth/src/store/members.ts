import type { Member, Membership } from "@elqnt/contracts/auth";
import type { Page } from "./page.ts";

/** A member without what is known of the user. */
export interface MemberRow extends Omit<Member, "email" | "name"> {
  readonly orgId: string;
}

/** Members of organizations; answers carry the user's address and name. */
export interface MemberTable {
  find(orgId: string, userId: string): Promise<Member | null>;
  findByEmail(orgId: string, email: string): Promise<Member | null>;
  /** Forgets that the user was removed before. @throws UniqueConflict `member` */
  insert(member: MemberRow): Promise<void>;
  update(member: MemberRow): Promise<void>;
  /** Removes the member and remembers it, see {@link wasRemoved}. */
  remove(orgId: string, userId: string, at: string): Promise<void>;
  /** Whether the user was a member and was removed. */
  wasRemoved(orgId: string, userId: string): Promise<boolean>;
  /** Longest first. */
  list(orgId: string, page: Page): Promise<Member[]>;
  /** Memberships in organizations that are not deleted, by sort name and id of the organization. */
  listOfUser(userId: string): Promise<Membership[]>;
  /** Users who hold a role, at most `limit`. */
  usersOfRole(orgId: string, role: string, limit: number): Promise<string[]>;
}
