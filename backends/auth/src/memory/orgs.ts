import { type OrgTable, type StoredOrg, UniqueConflict } from "../store.ts";
import type { Access } from "./database.ts";
import { first, rowKey, select } from "./select.ts";
import type { MemoryState } from "./state.ts";

function requireFreeSlug({ orgs }: MemoryState, { id, slug, status }: StoredOrg): void {
  if (status === "deleted") return;
  const holder = first(
    orgs.values(),
    (org) => org.slug === slug && org.id !== id && org.status !== "deleted",
  );
  if (holder) throw new UniqueConflict("org_slug");
}

export const memoryOrgs = ({ read, write }: Access): OrgTable => ({
  find: (orgId) => read(({ orgs }) => orgs.get(orgId) ?? null),
  insert: (org) =>
    write((state) => {
      if (state.orgs.has(org.id)) throw new UniqueConflict("org_id");
      requireFreeSlug(state, org);
      state.orgs.set(org.id, org);
    }),
  markProvisioned: (orgId, provisionedAt) =>
    write(({ orgs }) => {
      const org = orgs.get(orgId);
      if (org) orgs.set(orgId, { ...org, provisionedAt });
    }),
  update: (org) =>
    write((state) => {
      requireFreeSlug(state, org);
      const { provisionedAt } = state.orgs.get(org.id) ?? {};
      state.orgs.set(org.id, { ...org, ...(provisionedAt === undefined ? {} : { provisionedAt }) });
    }),
  listOfUser: (userId, alsoOrgId, page) =>
    read(({ orgs, members }) => {
      const isMine = ({ id, status }: StoredOrg): boolean => {
        const member = members.get(rowKey(id, userId));
        return status !== "deleted" && (id === alsoOrgId || (member !== undefined && !member.removedAt));
      };
      return select([...orgs.values()].filter(isMine), page, (org) => [org.sortName, org.id]);
    }),
});
