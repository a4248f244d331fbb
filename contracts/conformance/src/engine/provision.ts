import type { Catalogue } from "../catalogue.ts";
import type { Exchange } from "../http/exchange.ts";
import { createRandom } from "../random.ts";
import type { MintToken } from "../tokens/mint.ts";
import { type Caller, createCaller, mintCredential, type OrgIdentity } from "./org.ts";
import type { Send } from "./session.ts";

/** Thrown when the target cannot be tested at all: nothing about its promises is known. */
export class SetupError extends Error {
  override readonly name = "SetupError";
}

export interface ProvisionOptions {
  readonly catalogue: Catalogue;
  readonly mint: MintToken;
  readonly send: Send;
}

async function identityOf(mint: MintToken, id: string, userId: string): Promise<OrgIdentity> {
  const canary = `canary-${createRandom(Date.now(), id).text(20)}`;
  const adminCredential = await mintCredential(mint, {
    org_id: id,
    user_id: userId,
    email: `admin@${canary}.example.com`,
    role: "admin",
    scopes: ["admin"],
  });
  return { id, canary, adminCredential, adminUserId: userId };
}

const problemCode = ({ json }: Exchange): string | undefined => (json as { code?: string } | undefined)?.code;

/** A cheap read that shows whether the target knows an organization. */
const probes = ["listDefinitions", "listGraphs", "getMe"];

/**
 * A fresh organization. A token for a random UUID is enough where the target provisions on first use; otherwise
 * the organization is created through `POST /auth/orgs`, the way any client would.
 */
export async function provisionOrg({ catalogue, mint, send }: ProvisionOptions): Promise<OrgIdentity> {
  const identity = await identityOf(mint, crypto.randomUUID(), crypto.randomUUID());
  const probe = probes.find((operationId) => catalogue.has(operationId));
  if (!probe) return identity;
  const caller = createCaller({ catalogue, send }, identity.adminCredential);
  const answer = await caller.call(probe);
  if (answer.status === 200) return identity;
  if (problemCode(answer) !== "org_not_found" || !catalogue.has("createOrg")) {
    throw new SetupError(
      `Failed to set up: ${probe} answered ${answer.status} ${problemCode(answer) ?? answer.text.slice(0, 200)} to an admin token of a fresh organization. Check the JWT secret, and that AUTO_PROVISION is on or POST /auth/orgs works.`,
    );
  }
  const created = await caller.call("createOrg", {
    body: { name: `Conformance ${identity.id.slice(0, 8)}` },
  });
  const id = (created.json as { id?: string } | undefined)?.id;
  if (created.status !== 201 || !id) {
    throw new SetupError(
      `Failed to set up: createOrg answered ${created.status} ${problemCode(created) ?? ""}.`,
    );
  }
  return identityOf(mint, id, identity.adminUserId);
}

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly kind?: string;
}

async function empty(
  caller: Caller,
  listing: string,
  remove: (item: Listed) => Promise<unknown>,
): Promise<void> {
  for (let page = 0; page < 50; page++) {
    const list = await caller.call(listing, { limit: 200 });
    const items = ((list.json as { items?: Listed[] } | undefined)?.items ?? []).filter(
      ({ kind }) => kind !== "entities",
    );
    if (items.length === 0) return;
    await Promise.all(items.map(remove));
  }
}

/** Deletes what the run left behind in an organization. Failing to clean up is no verdict about the target. */
export async function cleanUpOrg(
  { catalogue, send }: ProvisionOptions,
  identity: OrgIdentity,
): Promise<void> {
  const caller = createCaller({ catalogue, send }, identity.adminCredential);
  if (catalogue.has("listDefinitions")) {
    await empty(caller, "listDefinitions", ({ name }) =>
      caller.call("deleteDefinition", { entityName: name, force: true }),
    );
  }
  if (catalogue.has("listGraphs"))
    await empty(caller, "listGraphs", ({ id }) => caller.call("deleteGraph", { graphId: id }));
}
