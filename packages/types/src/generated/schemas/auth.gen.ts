// Generated from contracts/openapi/auth.yaml by "npm run generate". Do not edit.
import * as z from "zod/mini";
import { Cursor, Id, OrgId, Timestamp, UserId, Version } from "./shared.gen.ts";

export const ApiKey: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: Id, name: z.string(), prefix: z.string(), scopes: z.array(z.string()), createdAt: Timestamp, createdBy: UserId, expiresAt: z.optional(Timestamp), lastUsedAt: z.optional(Timestamp), revokedAt: z.optional(Timestamp) });

export const ApiKeyList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(ApiKey), nextCursor: z.optional(Cursor) });

export const CreatedApiKey: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: Id, name: z.string(), prefix: z.string(), scopes: z.array(z.string()), createdAt: Timestamp, createdBy: UserId, expiresAt: z.optional(Timestamp), secret: z.string() });

export const CreatedInvitation: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: Id, orgId: OrgId, email: z.string(), role: z.string(), invitedBy: UserId, createdAt: Timestamp, expiresAt: Timestamp, token: z.string() });

export const GatewayToken: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ token: z.string(), tokenType: z.literal("Bearer"), expiresAt: Timestamp, scopes: z.array(z.string()), sessionId: z.optional(Id) });

export const Invitation: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: Id, orgId: OrgId, email: z.string(), role: z.string(), invitedBy: UserId, createdAt: Timestamp, expiresAt: Timestamp });

export const InvitationList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(Invitation), nextCursor: z.optional(Cursor) });

export const Jwk: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ kty: z.string(), kid: z.optional(z.string()), alg: z.optional(z.string()), use: z.optional(z.string()) });

export const Jwks: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ keys: z.array(Jwk) });

export const OrgStatusKind: z.ZodMiniType = /* @__PURE__ */ z.literal(["active","suspended","deleted"]);

export const Org: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: OrgId, name: z.string(), slug: z.string(), status: OrgStatusKind, version: Version, createdAt: Timestamp, updatedAt: Timestamp });

export const User: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: UserId, email: z.optional(z.string()), name: z.optional(z.string()), pictureUrl: z.optional(z.string()) });

export const Me: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ user: User, org: Org, role: z.optional(z.string()), scopes: z.array(z.string()) });

export const Member: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ userId: UserId, email: z.optional(z.string()), name: z.optional(z.string()), role: z.string(), version: Version, joinedAt: Timestamp, updatedAt: Timestamp });

export const MemberList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(Member), nextCursor: z.optional(Cursor) });

export const Membership: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ orgId: OrgId, orgName: z.string(), role: z.string() });

export const OrgList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(Org), nextCursor: z.optional(Cursor) });

export const Revocation: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ orgId: OrgId, userId: z.optional(UserId), sessionId: z.optional(Id), tokenId: z.optional(z.string()), notBefore: Timestamp });

export const RoleName: z.ZodMiniType = /* @__PURE__ */ z.string().check(z.regex(new RegExp("^[a-z][a-z0-9_-]{0,62}$", "u")));

export const Role: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ name: RoleName, displayName: z.string(), description: z.optional(z.string()), scopes: z.array(z.string()), isBuiltIn: z.boolean(), version: Version, createdAt: Timestamp, updatedAt: Timestamp });

export const RoleList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(Role), nextCursor: z.optional(Cursor) });

export const Session: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: Id, userId: UserId, userAgent: z.optional(z.string()), createdAt: Timestamp, lastSeenAt: Timestamp, expiresAt: Timestamp, isCurrent: z.boolean() });

export const SessionList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(Session), nextCursor: z.optional(Cursor) });

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
