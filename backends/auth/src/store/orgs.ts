import type { Org } from "@elqnt/contracts/auth";
import type { Page } from "./page.ts";

/** An organization as it is stored. */
export interface StoredOrg extends Org {
  /** What lists are ordered by, see `sortName`. */
  readonly sortName: string;
  /** When its stores were ready; absent until then. */
  readonly provisionedAt?: string;
}

export interface OrgTable {
  find(orgId: string): Promise<StoredOrg | null>;
  /** @throws UniqueConflict `org_id`, or `org_slug` when an organization that is not deleted has the slug. */
  insert(org: StoredOrg): Promise<void>;
  /** Notes that its stores are ready. */
  markProvisioned(orgId: string, at: string): Promise<void>;
  /** Replaces the row, except for `provisionedAt`. @throws UniqueConflict `org_slug` */
  update(org: StoredOrg): Promise<void>;
  /**
   * Organizations that are not deleted and that the user is a member of, with `alsoOrgId` among them,
   * by sort name and id.
   */
  listOfUser(userId: string, alsoOrgId: string, page: Page): Promise<StoredOrg[]>;
}
