// Generated from contracts/openapi/auth.yaml by "npm run generate". Do not edit.
import * as z from "zod/mini";

export const ApiKey: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: z.lazy(() => Id), name: z.string(), prefix: z.string(), scopes: z.array(z.string()), createdAt: z.lazy(() => Timestamp), createdBy: z.lazy(() => UserId), expiresAt: z.optional(z.lazy(() => Timestamp)), lastUsedAt: z.optional(z.lazy(() => Timestamp)), revokedAt: z.optional(z.lazy(() => Timestamp)) });

export const ApiKeyList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(z.lazy(() => ApiKey)), nextCursor: z.optional(z.lazy(() => Cursor)) });

export const CreatedApiKey: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: z.lazy(() => Id), name: z.string(), prefix: z.string(), scopes: z.array(z.string()), createdAt: z.lazy(() => Timestamp), createdBy: z.lazy(() => UserId), expiresAt: z.optional(z.lazy(() => Timestamp)), secret: z.string() });

export const CreatedInvitation: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: z.lazy(() => Id), orgId: z.lazy(() => OrgId), email: z.string(), role: z.string(), invitedBy: z.lazy(() => UserId), createdAt: z.lazy(() => Timestamp), expiresAt: z.lazy(() => Timestamp), token: z.string() });

export const Cursor: z.ZodMiniType = /* @__PURE__ */ z.string().check(z.minLength(1), z.maxLength(2048));

export const GatewayToken: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ token: z.string(), tokenType: z.literal("Bearer"), expiresAt: z.lazy(() => Timestamp), scopes: z.array(z.string()), sessionId: z.optional(z.lazy(() => Id)) });

export const Id: z.ZodMiniType = /* @__PURE__ */ z.string();

export const Invitation: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: z.lazy(() => Id), orgId: z.lazy(() => OrgId), email: z.string(), role: z.string(), invitedBy: z.lazy(() => UserId), createdAt: z.lazy(() => Timestamp), expiresAt: z.lazy(() => Timestamp) });

export const InvitationList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(z.lazy(() => Invitation)), nextCursor: z.optional(z.lazy(() => Cursor)) });

export const Jwk: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ kty: z.string(), kid: z.optional(z.string()), alg: z.optional(z.string()), use: z.optional(z.string()) });

export const Jwks: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ keys: z.array(z.lazy(() => Jwk)) });

export const Me: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ user: z.lazy(() => User), org: z.lazy(() => Org), role: z.optional(z.string()), scopes: z.array(z.string()) });

export const Member: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ userId: z.lazy(() => UserId), email: z.optional(z.string()), name: z.optional(z.string()), role: z.string(), version: z.lazy(() => Version), joinedAt: z.lazy(() => Timestamp), updatedAt: z.lazy(() => Timestamp) });

export const MemberList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(z.lazy(() => Member)), nextCursor: z.optional(z.lazy(() => Cursor)) });

export const Membership: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ orgId: z.lazy(() => OrgId), orgName: z.string(), role: z.string() });

export const Org: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: z.lazy(() => OrgId), name: z.string(), slug: z.string(), status: z.lazy(() => OrgStatusKind), version: z.lazy(() => Version), createdAt: z.lazy(() => Timestamp), updatedAt: z.lazy(() => Timestamp) });

export const OrgId: z.ZodMiniType = /* @__PURE__ */ z.string();

export const OrgList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(z.lazy(() => Org)), nextCursor: z.optional(z.lazy(() => Cursor)) });

export const OrgStatusKind: z.ZodMiniType = /* @__PURE__ */ z.literal(["active","suspended","deleted"]);

export const Revocation: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ orgId: z.lazy(() => OrgId), userId: z.optional(z.lazy(() => UserId)), sessionId: z.optional(z.lazy(() => Id)), tokenId: z.optional(z.string()), notBefore: z.lazy(() => Timestamp) });

export const Role: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ name: z.lazy(() => RoleName), displayName: z.string(), description: z.optional(z.string()), scopes: z.array(z.string()), isBuiltIn: z.boolean(), version: z.lazy(() => Version), createdAt: z.lazy(() => Timestamp), updatedAt: z.lazy(() => Timestamp) });

export const RoleList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(z.lazy(() => Role)), nextCursor: z.optional(z.lazy(() => Cursor)) });

export const RoleName: z.ZodMiniType = /* @__PURE__ */ z.string().check(z.regex(new RegExp("^[a-z][a-z0-9_-]{0,62}$", "u")));

export const Session: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: z.lazy(() => Id), userId: z.lazy(() => UserId), userAgent: z.optional(z.string()), createdAt: z.lazy(() => Timestamp), lastSeenAt: z.lazy(() => Timestamp), expiresAt: z.lazy(() => Timestamp), isCurrent: z.boolean() });

export const SessionList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(z.lazy(() => Session)), nextCursor: z.optional(z.lazy(() => Cursor)) });

export const Timestamp: z.ZodMiniType = /* @__PURE__ */ z.string();

export const User: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: z.lazy(() => UserId), email: z.optional(z.string()), name: z.optional(z.string()), pictureUrl: z.optional(z.string()) });

export const UserId: z.ZodMiniType = /* @__PURE__ */ z.string().check(z.minLength(1), z.maxLength(128));

export const Version: z.ZodMiniType = /* @__PURE__ */ z.int().check(z.gte(1), z.lte(9007199254740991));

/** The answer of each operation, for `createGateway({ validate, schemas })`. */
export const authSchemas: Readonly<Record<string, z.ZodMiniType>> = {
  exchangeToken: GatewayToken,
  getJwks: Jwks,
  getMe: Me,
  createRevocation: Revocation,
  listOrgs: OrgList,
  createOrg: Org,
  getOrg: Org,
  updateOrg: Org,
  listMembers: MemberList,
  changeMemberRole: Member,
  listInvitations: InvitationList,
  createInvitation: CreatedInvitation,
  acceptInvitation: Membership,
  listRoles: RoleList,
  createRole: Role,
  replaceRole: Role,
  listApiKeys: ApiKeyList,
  createApiKey: CreatedApiKey,
  listSessions: SessionList,
};
