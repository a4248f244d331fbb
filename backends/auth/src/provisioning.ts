import { sortName } from "./order.ts";
import type { Runtime } from "./runtime.ts";
import { randomSlug } from "./slug.ts";
import { type StoredOrg, UniqueConflict } from "./store.ts";
import { timestamp } from "./time.ts";

/** An organization as it starts. */
export const newOrg = (org: { id: string; name: string; slug: string; at: string }): StoredOrg => ({
  id: org.id,
  name: org.name,
  slug: org.slug,
  sortName: sortName(org.name),
  status: "active",
  version: 1,
  createdAt: org.at,
  updatedAt: org.at,
});

/** Makes an organization that was never created: somebody holds a valid token for it. */
export async function provisionUnknown(runtime: Runtime, orgId: string): Promise<StoredOrg | null> {
  const plain = `org-${orgId}`;
  for (const slug of [plain, randomSlug(plain)]) {
    try {
      return await insertUnknown(runtime, orgId, slug);
    } catch (error) {
      if (!(error instanceof UniqueConflict)) throw error;
      if (error.taken === "org_id") return runtime.store.orgs.find(orgId);
    }
  }
  return null;
}

async function insertUnknown(runtime: Runtime, orgId: string, slug: string): Promise<StoredOrg> {
  const at = timestamp(runtime.now());
  const org = newOrg({ id: orgId, name: `Organization ${orgId.slice(0, 8)}`, slug, at });
  await runtime.store.orgs.insert(org);
  return org;
}

/** Makes the organization's stores, unless they are known to be there. Safe to repeat, also at the same time. */
export async function ensureProvisioned(runtime: Runtime, org: StoredOrg): Promise<void> {
  if (org.provisionedAt) return;
  await runtime.onOrgProvisioned?.(org.id);
  await runtime.store.orgs.markProvisioned(org.id, timestamp(runtime.now()));
}
