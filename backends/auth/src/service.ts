import { type AuthOperations, authContract } from "@elqnt/contracts/auth";
import { validators } from "@elqnt/contracts/auth/validators";
import { type Context, type Handlers, implementService, type Service } from "@elqnt/service-kit";
import { createApiKey, listApiKeys, revokeApiKey } from "./api-key.ts";
import { exchangeApiKey } from "./exchange-api-key.ts";
import { exchangeSession } from "./exchange-session.ts";
import { createReplays } from "./idempotency.ts";
import { resolveIdentity } from "./identity.ts";
import { createInvitation, joinByInvitation, listInvitations, revokeInvitation } from "./invitation.ts";
import { getMe } from "./me.ts";
import { changeMemberRole, listMembers, removeMember } from "./member.ts";
import {
  createOrg,
  deleteOrg,
  listOrgs,
  orgStatus,
  requireOrg,
  requireOwnOrg,
  setOrgStatus,
  toOrg,
  updateOrg,
} from "./org.ts";
import { type AuthPorts, createRuntime } from "./ports.ts";
import { createRevocation, listRevocations } from "./revocation.ts";
import { createRole, deleteRole, listRoles, replaceRole } from "./role.ts";
import type { Runtime } from "./runtime.ts";
import { listSessions, revokeSession } from "./session.ts";
import type { StoredOrg } from "./store.ts";
import { createSweep } from "./sweep.ts";

/** The auth service, and what only its operator may do. */
export interface AuthService extends Service {
  /** Closes an organization to everybody, or opens it again. Gateways follow within seconds. */
  setOrgStatus(orgId: string, status: "active" | "suspended"): Promise<void>;
}

/**
 * Creates the auth service: organizations, members, roles, API keys and sessions over a store, and the gateway tokens
 * that follow from them.
 *
 * @example
 * ```ts
 * import { createAuthService } from "@elqnt/service-auth";
 * import { createMemoryStore } from "@elqnt/service-auth/memory";
 * import { createHmac, cursorPurpose } from "@elqnt/service-kit";
 *
 * const secret = process.env.JWT_SECRET!;
 * const auth = createAuthService({
 *   store: createMemoryStore(),
 *   secret,
 *   cursorHmac: createHmac(secret, cursorPurpose),
 *   autoProvision: true,
 * });
 * ```
 *
 * @throws TypeError when the secret is shorter than 32 bytes
 */
export function createAuthService(ports: AuthPorts): AuthService {
  const runtime = createRuntime(ports);
  const idempotency = createReplays(runtime.store, runtime.sealer);
  const service = implementService(authContract, validators, handlersOf(runtime), { ...ports, idempotency });
  return { ...service, setOrgStatus: (orgId, status) => setOrgStatus(runtime, orgId, status) };
}

type InOrg<TInput, TOutput> = (input: TInput, context: Context, org: StoredOrg) => Promise<TOutput>;

function handlersOf(runtime: Runtime): Handlers<AuthOperations> {
  const sweep = createSweep(runtime);

  /** An operation on the organization of the token. */
  const inOrg =
    <TInput, TOutput>(run: InOrg<TInput, TOutput>) =>
    async (input: TInput, context: Context): Promise<TOutput> =>
      run(input, context, await requireOrg(runtime, context.org));

  /** The same, when the path names the organization too. */
  const inNamedOrg = <TInput extends { orgId: string }, TOutput>(run: InOrg<TInput, TOutput>) => {
    const runInOrg = inOrg(run);
    return async (input: TInput, context: Context): Promise<TOutput> => {
      requireOwnOrg(input.orgId, context);
      return runInOrg(input, context);
    };
  };

  return {
    exchangeToken: async ({ body }, { headers }) => {
      await sweep();
      if (body.grantType === "api_key") return exchangeApiKey(runtime, body);
      return exchangeSession(runtime, body, headers.get("user-agent") ?? undefined);
    },
    getJwks: async () => ({ keys: await runtime.signer.publicKeys() }),
    getMe: inOrg((_input, context, org) => getMe(runtime, org, context)),
    listRevocations: ({ since }) => listRevocations(runtime, since),
    createRevocation: inOrg(({ body }, context) => createRevocation(runtime, body, context)),
    resolveIdentity: ({ body }) => resolveIdentity(runtime, body),

    listOrgs: (input, context) => listOrgs(runtime, input, context),
    createOrg: ({ body }, context) => createOrg(runtime, body, context),
    getOrg: inNamedOrg(async (_input, _context, org) => toOrg(org)),
    updateOrg: inNamedOrg(({ orgId, body, version }) => updateOrg(runtime, orgId, body, version)),
    deleteOrg: inNamedOrg(({ orgId, version }) => deleteOrg(runtime, orgId, version)),
    getOrgStatus: ({ orgId }) => orgStatus(runtime, orgId),

    listMembers: inNamedOrg((input, context) => listMembers(runtime, input, context)),
    changeMemberRole: inNamedOrg(({ orgId, userId, body, version }) =>
      changeMemberRole(runtime, orgId, userId, body.role, version),
    ),
    removeMember: inNamedOrg(({ orgId, userId, version }) => removeMember(runtime, orgId, userId, version)),

    listInvitations: inNamedOrg((input, context) => listInvitations(runtime, input, context)),
    createInvitation: inNamedOrg(({ body }, context) => createInvitation(runtime, body, context)),
    revokeInvitation: inNamedOrg(({ orgId, invitationId }) => revokeInvitation(runtime, orgId, invitationId)),
    acceptInvitation: ({ body }, { actor }) => joinByInvitation(runtime, body.token, actor),

    listRoles: inOrg((input, context, org) => listRoles(runtime, org, input, context)),
    createRole: inOrg(({ body }, context) => createRole(runtime, body, context)),
    replaceRole: inOrg(({ roleName, body, version }, context) =>
      replaceRole(runtime, roleName, body, version, context),
    ),
    deleteRole: inOrg(({ roleName, version }, { org }) => deleteRole(runtime, org, roleName, version)),

    listApiKeys: inOrg((input, context) => listApiKeys(runtime, input, context)),
    createApiKey: inOrg(({ body }, context) => createApiKey(runtime, body, context)),
    revokeApiKey: inOrg(({ apiKeyId }, { org }) => revokeApiKey(runtime, org, apiKeyId)),

    listSessions: inOrg((input, context) => listSessions(runtime, input, context)),
    revokeSession: inOrg(({ sessionId }, context) => revokeSession(runtime, sessionId, context)),
  };
}
