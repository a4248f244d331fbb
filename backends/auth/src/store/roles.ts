import type { Role } from "@elqnt/contracts/auth";

/** A role of an organization's own; `user` and `admin` are not stored. */
export interface StoredRole extends Omit<Role, "isBuiltIn"> {
  readonly orgId: string;
}

export interface RoleTable {
  find(orgId: string, name: string): Promise<StoredRole | null>;
  /** @throws UniqueConflict `role_name` */
  insert(role: StoredRole): Promise<void>;
  update(role: StoredRole): Promise<void>;
  delete(orgId: string, name: string): Promise<void>;
  /** All of them, by name. */
  list(orgId: string): Promise<StoredRole[]>;
}
