import { authContract } from "@elqnt/contracts/auth";
import type { EntityStore } from "@elqnt/service-entities";
import { demoSeed, seedStore } from "@elqnt/service-entities/seed";
import { type Identity, internalScope, newId, operationRequest, type Service } from "@elqnt/service-kit";

const { getOrgStatus, updateOrg } = authContract.operations;

/** Whoever fills an organization with demo data. */
export const demoIdentity = (orgId: string): Identity => ({
  orgId,
  userId: "demo",
  email: "demo@example.com",
  role: "admin",
  scopes: ["admin"],
  requestId: newId(),
});

/** Makes an organization and fills it with definitions, records and views. What exists already is left alone. */
export async function seedOrg(
  auth: Service,
  store: EntityStore,
  orgId: string,
  name: string,
): Promise<number> {
  const identity = demoIdentity(orgId);
  const path = { orgId };
  await auth.fetch(operationRequest(getOrgStatus, { path }), { ...identity, scopes: [internalScope] });
  const written = await seedStore(store, orgId, demoSeed({ now: new Date() }));
  if (written > 0) await auth.fetch(operationRequest(updateOrg, { path, body: { name } }), identity);
  return written;
}
