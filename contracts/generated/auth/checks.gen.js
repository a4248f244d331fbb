// Generated from contracts/openapi by "npm run generate". Do not edit.
import { below, boolean, choice, constant, integer, isObject, list, missing, size, text, unknown, untagged, wrongType } from "../../src/checks.ts";
import { Cursor, Id, OrgId, Timestamp, UserId, Version } from "../shared/checks.gen.js";

const pattern1 = new RegExp("^(read|write|admin|(read|write):[a-z][a-z0-9-]{0,62})$", "u");
const check2 = (value, path, key, issues) => {
  text(value, path, key, issues);
};
const values3 = ["active","suspended","deleted"];
const pattern4 = new RegExp("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", "u");
const pattern5 = new RegExp("^[a-z][a-z0-9_-]{0,62}$", "u");

export const Scope = (value, path, key, issues) => {
  text(value, path, key, issues, undefined, undefined, pattern1);
};

export const Scopes = (value, path, key, issues) => {
  list(value, path, key, issues, Scope, 1, 64);
};

export const ExchangeTokenBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.grantType === undefined) missing(at, issues, "grantType");
  switch (value.grantType) {
  case "api_key": ApiKeyGrant(value, at, undefined, issues); break;
  case "session": SessionGrant(value, at, undefined, issues); break;
  default: untagged(value.grantType, at, issues, "grantType");
  }
};

export const ApiKeyGrant = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.grantType === undefined) missing(at, issues, "grantType");
  if (value.apiKey === undefined) missing(at, issues, "apiKey");
  for (const name in value) if (name !== "grantType" && name !== "apiKey" && name !== "scopes") unknown(at, issues, name);
  if (value.grantType !== undefined) {
  text(value.grantType, at, "grantType", issues);
  constant(value.grantType, at, "grantType", issues, "api_key");
  }
  if (value.apiKey !== undefined) text(value.apiKey, at, "apiKey", issues, 1, 512);
  if (value.scopes !== undefined) Scopes(value.scopes, at, "scopes", issues);
};

export const SessionGrant = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.grantType === undefined) missing(at, issues, "grantType");
  if (value.assertion === undefined) missing(at, issues, "assertion");
  for (const name in value) if (name !== "grantType" && name !== "assertion" && name !== "orgId" && name !== "scopes") unknown(at, issues, name);
  if (value.grantType !== undefined) {
  text(value.grantType, at, "grantType", issues);
  constant(value.grantType, at, "grantType", issues, "session");
  }
  if (value.assertion !== undefined) text(value.assertion, at, "assertion", issues, 1, 8192);
  if (value.orgId !== undefined) OrgId(value.orgId, at, "orgId", issues);
  if (value.scopes !== undefined) Scopes(value.scopes, at, "scopes", issues);
};

export const GatewayToken = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.token === undefined) missing(at, issues, "token");
  if (value.tokenType === undefined) missing(at, issues, "tokenType");
  if (value.expiresAt === undefined) missing(at, issues, "expiresAt");
  if (value.scopes === undefined) missing(at, issues, "scopes");
  if (value.token !== undefined) text(value.token, at, "token", issues);
  if (value.tokenType !== undefined) {
  text(value.tokenType, at, "tokenType", issues);
  constant(value.tokenType, at, "tokenType", issues, "Bearer");
  }
  if (value.expiresAt !== undefined) Timestamp(value.expiresAt, at, "expiresAt", issues);
  if (value.scopes !== undefined) list(value.scopes, at, "scopes", issues, check2);
  if (value.sessionId !== undefined) Id(value.sessionId, at, "sessionId", issues);
};

export const Jwks = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.keys === undefined) missing(at, issues, "keys");
  if (value.keys !== undefined) list(value.keys, at, "keys", issues, Jwk);
};

export const Jwk = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.kty === undefined) missing(at, issues, "kty");
  if (value.kty !== undefined) text(value.kty, at, "kty", issues);
  if (value.kid !== undefined) text(value.kid, at, "kid", issues);
  if (value.alg !== undefined) text(value.alg, at, "alg", issues);
  if (value.use !== undefined) text(value.use, at, "use", issues);
};

export const User = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.id === undefined) missing(at, issues, "id");
  if (value.id !== undefined) UserId(value.id, at, "id", issues);
  if (value.email !== undefined) text(value.email, at, "email", issues);
  if (value.name !== undefined) text(value.name, at, "name", issues);
  if (value.pictureUrl !== undefined) text(value.pictureUrl, at, "pictureUrl", issues, undefined, undefined, undefined, "uri");
};

export const Me = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.user === undefined) missing(at, issues, "user");
  if (value.org === undefined) missing(at, issues, "org");
  if (value.scopes === undefined) missing(at, issues, "scopes");
  if (value.user !== undefined) User(value.user, at, "user", issues);
  if (value.org !== undefined) Org(value.org, at, "org", issues);
  if (value.role !== undefined) text(value.role, at, "role", issues);
  if (value.scopes !== undefined) list(value.scopes, at, "scopes", issues, check2);
};

export const Revocation = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.orgId === undefined) missing(at, issues, "orgId");
  if (value.notBefore === undefined) missing(at, issues, "notBefore");
  if (value.orgId !== undefined) OrgId(value.orgId, at, "orgId", issues);
  if (value.userId !== undefined) UserId(value.userId, at, "userId", issues);
  if (value.sessionId !== undefined) Id(value.sessionId, at, "sessionId", issues);
  if (value.tokenId !== undefined) text(value.tokenId, at, "tokenId", issues);
  if (value.notBefore !== undefined) Timestamp(value.notBefore, at, "notBefore", issues);
};

export const RevocationList = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.items === undefined) missing(at, issues, "items");
  if (value.asOf === undefined) missing(at, issues, "asOf");
  if (value.items !== undefined) list(value.items, at, "items", issues, Revocation);
  if (value.asOf !== undefined) Timestamp(value.asOf, at, "asOf", issues);
};

export const CreateRevocationBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  size(value, at, issues, 0, 1);
  for (const name in value) if (name !== "userId" && name !== "sessionId" && name !== "tokenId") unknown(at, issues, name);
  if (value.userId !== undefined) UserId(value.userId, at, "userId", issues);
  if (value.sessionId !== undefined) Id(value.sessionId, at, "sessionId", issues);
  if (value.tokenId !== undefined) text(value.tokenId, at, "tokenId", issues, 1, 128);
};

export const ResolveIdentityBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.issuer === undefined) missing(at, issues, "issuer");
  if (value.subject === undefined) missing(at, issues, "subject");
  for (const name in value) if (name !== "issuer" && name !== "subject" && name !== "email" && name !== "emailVerified" && name !== "name" && name !== "pictureUrl" && name !== "invitationToken") unknown(at, issues, name);
  if (value.issuer !== undefined) text(value.issuer, at, "issuer", issues, 1, 512, undefined, "uri");
  if (value.subject !== undefined) text(value.subject, at, "subject", issues, 1, 255);
  if (value.email !== undefined) Email(value.email, at, "email", issues);
  if (value.emailVerified !== undefined) boolean(value.emailVerified, at, "emailVerified", issues);
  if (value.name !== undefined) text(value.name, at, "name", issues, undefined, 200);
  if (value.pictureUrl !== undefined) text(value.pictureUrl, at, "pictureUrl", issues, undefined, 2048, undefined, "uri");
  if (value.invitationToken !== undefined) InvitationToken(value.invitationToken, at, "invitationToken", issues);
};

export const ResolvedIdentity = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.user === undefined) missing(at, issues, "user");
  if (value.memberships === undefined) missing(at, issues, "memberships");
  if (value.created === undefined) missing(at, issues, "created");
  if (value.user !== undefined) User(value.user, at, "user", issues);
  if (value.memberships !== undefined) list(value.memberships, at, "memberships", issues, Membership);
  if (value.created !== undefined) boolean(value.created, at, "created", issues);
};

export const Email = (value, path, key, issues) => {
  text(value, path, key, issues, undefined, 254, undefined, "email");
};

export const Org = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.id === undefined) missing(at, issues, "id");
  if (value.name === undefined) missing(at, issues, "name");
  if (value.slug === undefined) missing(at, issues, "slug");
  if (value.status === undefined) missing(at, issues, "status");
  if (value.version === undefined) missing(at, issues, "version");
  if (value.createdAt === undefined) missing(at, issues, "createdAt");
  if (value.updatedAt === undefined) missing(at, issues, "updatedAt");
  if (value.id !== undefined) OrgId(value.id, at, "id", issues);
  if (value.name !== undefined) text(value.name, at, "name", issues);
  if (value.slug !== undefined) text(value.slug, at, "slug", issues);
  if (value.status !== undefined) OrgStatusKind(value.status, at, "status", issues);
  if (value.version !== undefined) Version(value.version, at, "version", issues);
  if (value.createdAt !== undefined) Timestamp(value.createdAt, at, "createdAt", issues);
  if (value.updatedAt !== undefined) Timestamp(value.updatedAt, at, "updatedAt", issues);
};

export const OrgList = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.items === undefined) missing(at, issues, "items");
  if (value.items !== undefined) list(value.items, at, "items", issues, Org);
  if (value.nextCursor !== undefined) Cursor(value.nextCursor, at, "nextCursor", issues);
};

export const OrgStatus = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.orgId === undefined) missing(at, issues, "orgId");
  if (value.status === undefined) missing(at, issues, "status");
  if (value.orgId !== undefined) OrgId(value.orgId, at, "orgId", issues);
  if (value.status !== undefined) OrgStatusKind(value.status, at, "status", issues);
};

export const OrgStatusKind = (value, path, key, issues) => {
  text(value, path, key, issues);
  choice(value, path, key, issues, values3);
};

export const OrgSlug = (value, path, key, issues) => {
  text(value, path, key, issues, undefined, undefined, pattern4);
};

export const CreateOrgBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.name === undefined) missing(at, issues, "name");
  for (const name in value) if (name !== "name" && name !== "slug") unknown(at, issues, name);
  if (value.name !== undefined) text(value.name, at, "name", issues, 1, 200);
  if (value.slug !== undefined) OrgSlug(value.slug, at, "slug", issues);
};

export const UpdateOrgBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  size(value, at, issues, 1);
  for (const name in value) if (name !== "name" && name !== "slug") unknown(at, issues, name);
  if (value.name !== undefined) text(value.name, at, "name", issues, 1, 200);
  if (value.slug !== undefined) OrgSlug(value.slug, at, "slug", issues);
};

export const Member = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.userId === undefined) missing(at, issues, "userId");
  if (value.role === undefined) missing(at, issues, "role");
  if (value.version === undefined) missing(at, issues, "version");
  if (value.joinedAt === undefined) missing(at, issues, "joinedAt");
  if (value.updatedAt === undefined) missing(at, issues, "updatedAt");
  if (value.userId !== undefined) UserId(value.userId, at, "userId", issues);
  if (value.email !== undefined) text(value.email, at, "email", issues);
  if (value.name !== undefined) text(value.name, at, "name", issues);
  if (value.role !== undefined) text(value.role, at, "role", issues);
  if (value.version !== undefined) Version(value.version, at, "version", issues);
  if (value.joinedAt !== undefined) Timestamp(value.joinedAt, at, "joinedAt", issues);
  if (value.updatedAt !== undefined) Timestamp(value.updatedAt, at, "updatedAt", issues);
};

export const MemberList = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.items === undefined) missing(at, issues, "items");
  if (value.items !== undefined) list(value.items, at, "items", issues, Member);
  if (value.nextCursor !== undefined) Cursor(value.nextCursor, at, "nextCursor", issues);
};

export const Membership = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.orgId === undefined) missing(at, issues, "orgId");
  if (value.orgName === undefined) missing(at, issues, "orgName");
  if (value.role === undefined) missing(at, issues, "role");
  if (value.orgId !== undefined) OrgId(value.orgId, at, "orgId", issues);
  if (value.orgName !== undefined) text(value.orgName, at, "orgName", issues);
  if (value.role !== undefined) text(value.role, at, "role", issues);
};

export const ChangeMemberRoleBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.role === undefined) missing(at, issues, "role");
  for (const name in value) if (name !== "role") unknown(at, issues, name);
  if (value.role !== undefined) RoleName(value.role, at, "role", issues);
};

export const Invitation = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.id === undefined) missing(at, issues, "id");
  if (value.orgId === undefined) missing(at, issues, "orgId");
  if (value.email === undefined) missing(at, issues, "email");
  if (value.role === undefined) missing(at, issues, "role");
  if (value.invitedBy === undefined) missing(at, issues, "invitedBy");
  if (value.createdAt === undefined) missing(at, issues, "createdAt");
  if (value.expiresAt === undefined) missing(at, issues, "expiresAt");
  if (value.id !== undefined) Id(value.id, at, "id", issues);
  if (value.orgId !== undefined) OrgId(value.orgId, at, "orgId", issues);
  if (value.email !== undefined) text(value.email, at, "email", issues);
  if (value.role !== undefined) text(value.role, at, "role", issues);
  if (value.invitedBy !== undefined) UserId(value.invitedBy, at, "invitedBy", issues);
  if (value.createdAt !== undefined) Timestamp(value.createdAt, at, "createdAt", issues);
  if (value.expiresAt !== undefined) Timestamp(value.expiresAt, at, "expiresAt", issues);
};

export const InvitationList = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.items === undefined) missing(at, issues, "items");
  if (value.items !== undefined) list(value.items, at, "items", issues, Invitation);
  if (value.nextCursor !== undefined) Cursor(value.nextCursor, at, "nextCursor", issues);
};

export const CreatedInvitation = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.id === undefined) missing(at, issues, "id");
  if (value.orgId === undefined) missing(at, issues, "orgId");
  if (value.email === undefined) missing(at, issues, "email");
  if (value.role === undefined) missing(at, issues, "role");
  if (value.invitedBy === undefined) missing(at, issues, "invitedBy");
  if (value.createdAt === undefined) missing(at, issues, "createdAt");
  if (value.expiresAt === undefined) missing(at, issues, "expiresAt");
  if (value.token === undefined) missing(at, issues, "token");
  if (value.id !== undefined) Id(value.id, at, "id", issues);
  if (value.orgId !== undefined) OrgId(value.orgId, at, "orgId", issues);
  if (value.email !== undefined) text(value.email, at, "email", issues);
  if (value.role !== undefined) text(value.role, at, "role", issues);
  if (value.invitedBy !== undefined) UserId(value.invitedBy, at, "invitedBy", issues);
  if (value.createdAt !== undefined) Timestamp(value.createdAt, at, "createdAt", issues);
  if (value.expiresAt !== undefined) Timestamp(value.expiresAt, at, "expiresAt", issues);
  if (value.token !== undefined) text(value.token, at, "token", issues);
};

export const CreateInvitationBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.email === undefined) missing(at, issues, "email");
  for (const name in value) if (name !== "email" && name !== "role" && name !== "expiresInDays") unknown(at, issues, name);
  if (value.email !== undefined) Email(value.email, at, "email", issues);
  if (value.role !== undefined) text(value.role, at, "role", issues, undefined, undefined, pattern5);
  if (value.expiresInDays !== undefined) integer(value.expiresInDays, at, "expiresInDays", issues, 1, 30);
};

export const InvitationToken = (value, path, key, issues) => {
  text(value, path, key, issues, 1, 512);
};

export const AcceptInvitationBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.token === undefined) missing(at, issues, "token");
  for (const name in value) if (name !== "token") unknown(at, issues, name);
  if (value.token !== undefined) InvitationToken(value.token, at, "token", issues);
};

export const RoleName = (value, path, key, issues) => {
  text(value, path, key, issues, undefined, undefined, pattern5);
};

export const Role = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.name === undefined) missing(at, issues, "name");
  if (value.displayName === undefined) missing(at, issues, "displayName");
  if (value.scopes === undefined) missing(at, issues, "scopes");
  if (value.isBuiltIn === undefined) missing(at, issues, "isBuiltIn");
  if (value.version === undefined) missing(at, issues, "version");
  if (value.createdAt === undefined) missing(at, issues, "createdAt");
  if (value.updatedAt === undefined) missing(at, issues, "updatedAt");
  if (value.name !== undefined) RoleName(value.name, at, "name", issues);
  if (value.displayName !== undefined) text(value.displayName, at, "displayName", issues);
  if (value.description !== undefined) text(value.description, at, "description", issues);
  if (value.scopes !== undefined) list(value.scopes, at, "scopes", issues, check2);
  if (value.isBuiltIn !== undefined) boolean(value.isBuiltIn, at, "isBuiltIn", issues);
  if (value.version !== undefined) Version(value.version, at, "version", issues);
  if (value.createdAt !== undefined) Timestamp(value.createdAt, at, "createdAt", issues);
  if (value.updatedAt !== undefined) Timestamp(value.updatedAt, at, "updatedAt", issues);
};

export const RoleList = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.items === undefined) missing(at, issues, "items");
  if (value.items !== undefined) list(value.items, at, "items", issues, Role);
  if (value.nextCursor !== undefined) Cursor(value.nextCursor, at, "nextCursor", issues);
};

export const CreateRoleBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.name === undefined) missing(at, issues, "name");
  if (value.displayName === undefined) missing(at, issues, "displayName");
  if (value.scopes === undefined) missing(at, issues, "scopes");
  for (const name in value) if (name !== "name" && name !== "displayName" && name !== "description" && name !== "scopes") unknown(at, issues, name);
  if (value.name !== undefined) RoleName(value.name, at, "name", issues);
  if (value.displayName !== undefined) text(value.displayName, at, "displayName", issues, 1, 200);
  if (value.description !== undefined) text(value.description, at, "description", issues, undefined, 2000);
  if (value.scopes !== undefined) Scopes(value.scopes, at, "scopes", issues);
};

export const ReplaceRoleBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.displayName === undefined) missing(at, issues, "displayName");
  if (value.scopes === undefined) missing(at, issues, "scopes");
  for (const name in value) if (name !== "displayName" && name !== "description" && name !== "scopes") unknown(at, issues, name);
  if (value.displayName !== undefined) text(value.displayName, at, "displayName", issues, 1, 200);
  if (value.description !== undefined) text(value.description, at, "description", issues, undefined, 2000);
  if (value.scopes !== undefined) Scopes(value.scopes, at, "scopes", issues);
};

export const ApiKey = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.id === undefined) missing(at, issues, "id");
  if (value.name === undefined) missing(at, issues, "name");
  if (value.prefix === undefined) missing(at, issues, "prefix");
  if (value.scopes === undefined) missing(at, issues, "scopes");
  if (value.createdAt === undefined) missing(at, issues, "createdAt");
  if (value.createdBy === undefined) missing(at, issues, "createdBy");
  if (value.id !== undefined) Id(value.id, at, "id", issues);
  if (value.name !== undefined) text(value.name, at, "name", issues);
  if (value.prefix !== undefined) text(value.prefix, at, "prefix", issues);
  if (value.scopes !== undefined) list(value.scopes, at, "scopes", issues, check2);
  if (value.createdAt !== undefined) Timestamp(value.createdAt, at, "createdAt", issues);
  if (value.createdBy !== undefined) UserId(value.createdBy, at, "createdBy", issues);
  if (value.expiresAt !== undefined) Timestamp(value.expiresAt, at, "expiresAt", issues);
  if (value.lastUsedAt !== undefined) Timestamp(value.lastUsedAt, at, "lastUsedAt", issues);
  if (value.revokedAt !== undefined) Timestamp(value.revokedAt, at, "revokedAt", issues);
};

export const ApiKeyList = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.items === undefined) missing(at, issues, "items");
  if (value.items !== undefined) list(value.items, at, "items", issues, ApiKey);
  if (value.nextCursor !== undefined) Cursor(value.nextCursor, at, "nextCursor", issues);
};

export const CreatedApiKey = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.id === undefined) missing(at, issues, "id");
  if (value.name === undefined) missing(at, issues, "name");
  if (value.prefix === undefined) missing(at, issues, "prefix");
  if (value.scopes === undefined) missing(at, issues, "scopes");
  if (value.createdAt === undefined) missing(at, issues, "createdAt");
  if (value.createdBy === undefined) missing(at, issues, "createdBy");
  if (value.secret === undefined) missing(at, issues, "secret");
  if (value.id !== undefined) Id(value.id, at, "id", issues);
  if (value.name !== undefined) text(value.name, at, "name", issues);
  if (value.prefix !== undefined) text(value.prefix, at, "prefix", issues);
  if (value.scopes !== undefined) list(value.scopes, at, "scopes", issues, check2);
  if (value.createdAt !== undefined) Timestamp(value.createdAt, at, "createdAt", issues);
  if (value.createdBy !== undefined) UserId(value.createdBy, at, "createdBy", issues);
  if (value.expiresAt !== undefined) Timestamp(value.expiresAt, at, "expiresAt", issues);
  if (value.secret !== undefined) text(value.secret, at, "secret", issues);
};

export const CreateApiKeyBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.name === undefined) missing(at, issues, "name");
  if (value.scopes === undefined) missing(at, issues, "scopes");
  for (const name in value) if (name !== "name" && name !== "scopes" && name !== "expiresAt") unknown(at, issues, name);
  if (value.name !== undefined) text(value.name, at, "name", issues, 1, 200);
  if (value.scopes !== undefined) Scopes(value.scopes, at, "scopes", issues);
  if (value.expiresAt !== undefined) Timestamp(value.expiresAt, at, "expiresAt", issues);
};

export const Session = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.id === undefined) missing(at, issues, "id");
  if (value.userId === undefined) missing(at, issues, "userId");
  if (value.createdAt === undefined) missing(at, issues, "createdAt");
  if (value.lastSeenAt === undefined) missing(at, issues, "lastSeenAt");
  if (value.expiresAt === undefined) missing(at, issues, "expiresAt");
  if (value.isCurrent === undefined) missing(at, issues, "isCurrent");
  if (value.id !== undefined) Id(value.id, at, "id", issues);
  if (value.userId !== undefined) UserId(value.userId, at, "userId", issues);
  if (value.userAgent !== undefined) text(value.userAgent, at, "userAgent", issues);
  if (value.createdAt !== undefined) Timestamp(value.createdAt, at, "createdAt", issues);
  if (value.lastSeenAt !== undefined) Timestamp(value.lastSeenAt, at, "lastSeenAt", issues);
  if (value.expiresAt !== undefined) Timestamp(value.expiresAt, at, "expiresAt", issues);
  if (value.isCurrent !== undefined) boolean(value.isCurrent, at, "isCurrent", issues);
};

export const SessionList = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.items === undefined) missing(at, issues, "items");
  if (value.items !== undefined) list(value.items, at, "items", issues, Session);
  if (value.nextCursor !== undefined) Cursor(value.nextCursor, at, "nextCursor", issues);
};
