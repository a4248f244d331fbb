// Generated from contracts/openapi/auth.yaml by "npm run generate". Do not edit.

import type { CommonProblem, Cursor, Id, OrgId, Timestamp, UserId, Version } from "./shared.gen.ts";

/** `read`, `write`, `admin` or `<read|write>:<service>`. Pattern: `^(read|write|admin|(read|write):[a-z][a-z0-9-]{0,62})$`. */
export type Scope = string;

/** At most 64 items. */
export type Scopes = Scope[];

export type ExchangeTokenBody = ApiKeyGrant | SessionGrant;

export interface ApiKeyGrant {
  grantType: "api_key";
  /** Secret of an API key. At most 512 characters. */
  apiKey: string;
  scopes?: Scopes;
}

export interface SessionGrant {
  grantType: "session";
  /** JWT about the signed-in user: HS256 with the platform's secret, `typ` `elqnt-session+jwt`. Required are `jti` (good for one exchange), `iat`, `exp` at most 60 s later and `user_id` (or `sub`). `iss` and `aud` (`elqnt-auth`) may be absent but must be right. `org_id`, `email`, `role`, `scopes` (the app decides, in the organization it names, for users who are no members; members have their stored role), `sid` (the app's own session: exchanges of one are one session here) and `user_agent` are optional. At most 8192 characters. */
  assertion: string;
  orgId?: OrgId;
  scopes?: Scopes;
}

export interface GatewayToken {
  /** Goes into `Authorization: Bearer <token>`. */
  token: string;
  tokenType: "Bearer";
  expiresAt: Timestamp;
  scopes: string[];
  sessionId?: Id;
}

export interface Jwks {
  keys: Jwk[];
}

/** RFC 7517 public key; further members depend on `kty`. */
export interface Jwk {
  kty: string;
  kid?: string;
  alg?: string;
  use?: string;
}

export interface User {
  id: UserId;
  email?: string;
  name?: string;
  /** Format: uri. */
  pictureUrl?: string;
}

export interface Me {
  user: User;
  org: Org;
  /** Name of the role; absent for API keys. */
  role?: string;
  scopes: string[];
}

/** Voids the tokens of the organization (narrowed to a user, session or token) that were issued before `notBefore`. */
export interface Revocation {
  orgId: OrgId;
  userId?: UserId;
  sessionId?: Id;
  /** `jti` of the token. */
  tokenId?: string;
  notBefore: Timestamp;
}

export interface RevocationList {
  items: Revocation[];
  asOf: Timestamp;
}

export interface CreateRevocationBody {
  userId?: UserId;
  sessionId?: Id;
  /** `jti` of the token. At most 128 characters. */
  tokenId?: string;
}

export interface ResolveIdentityBody {
  /** `iss` of the ID token. At most 512 characters. Format: uri. */
  issuer: string;
  /** `sub` of the ID token. At most 255 characters. */
  subject: string;
  email?: Email;
  /** Default: `false`. */
  emailVerified?: boolean;
  /** At most 200 characters. */
  name?: string;
  /** At most 2048 characters. Format: uri. */
  pictureUrl?: string;
  invitationToken?: InvitationToken;
}

export interface ResolvedIdentity {
  user: User;
  memberships: Membership[];
  /** Whether the user is new. */
  created: boolean;
}

/** At most 254 characters. Format: email. */
export type Email = string;

export interface Org {
  id: OrgId;
  name: string;
  slug: string;
  status: OrgStatusKind;
  version: Version;
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

export interface OrgList {
  items: Org[];
  nextCursor?: Cursor;
}

export interface OrgStatus {
  orgId: OrgId;
  status: OrgStatusKind;
}

export type OrgStatusKind = "active" | "suspended" | "deleted";

/** Unique on the platform; for URLs. Pattern: `^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$`. */
export type OrgSlug = string;

export interface CreateOrgBody {
  /** At most 200 characters. */
  name: string;
  slug?: OrgSlug;
}

export interface UpdateOrgBody {
  /** At most 200 characters. */
  name?: string;
  slug?: OrgSlug;
}

export interface Member {
  userId: UserId;
  email?: string;
  name?: string;
  /** Name of the role. */
  role: string;
  version: Version;
  joinedAt: Timestamp;
  updatedAt: Timestamp;
}

export interface MemberList {
  items: Member[];
  nextCursor?: Cursor;
}

/** A member, seen from the user. */
export interface Membership {
  orgId: OrgId;
  orgName: string;
  role: string;
}

export interface ChangeMemberRoleBody {
  role: RoleName;
}

export interface Invitation {
  id: Id;
  orgId: OrgId;
  email: string;
  role: string;
  invitedBy: UserId;
  createdAt: Timestamp;
  expiresAt: Timestamp;
}

export interface InvitationList {
  items: Invitation[];
  nextCursor?: Cursor;
}

/** An Invitation with its token. */
export interface CreatedInvitation {
  id: Id;
  orgId: OrgId;
  email: string;
  role: string;
  invitedBy: UserId;
  createdAt: Timestamp;
  expiresAt: Timestamp;
  /** Answered once. */
  token: string;
}

export interface CreateInvitationBody {
  email: Email;
  /** Default: `"user"`. Pattern: `^[a-z][a-z0-9_-]{0,62}$`. */
  role?: string;
  /** Default: `7`. At least 1. At most 30. */
  expiresInDays?: number;
}

/** `token` of the created invitation. At most 512 characters. */
export type InvitationToken = string;

export interface AcceptInvitationBody {
  token: InvitationToken;
}

/** Pattern: `^[a-z][a-z0-9_-]{0,62}$`. */
export type RoleName = string;

export interface Role {
  name: RoleName;
  displayName: string;
  description?: string;
  scopes: string[];
  /** `user` and `admin` are. */
  isBuiltIn: boolean;
  version: Version;
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

export interface RoleList {
  items: Role[];
  nextCursor?: Cursor;
}

export interface CreateRoleBody {
  name: RoleName;
  /** At most 200 characters. */
  displayName: string;
  /** At most 2000 characters. */
  description?: string;
  scopes: Scopes;
}

export interface ReplaceRoleBody {
  /** At most 200 characters. */
  displayName: string;
  /** At most 2000 characters. */
  description?: string;
  scopes: Scopes;
}

export interface ApiKey {
  id: Id;
  name: string;
  /** First characters of the secret, to tell keys apart. */
  prefix: string;
  scopes: string[];
  createdAt: Timestamp;
  createdBy: UserId;
  expiresAt?: Timestamp;
  lastUsedAt?: Timestamp;
  revokedAt?: Timestamp;
}

export interface ApiKeyList {
  items: ApiKey[];
  nextCursor?: Cursor;
}

/** An ApiKey with its secret. */
export interface CreatedApiKey {
  id: Id;
  name: string;
  prefix: string;
  scopes: string[];
  createdAt: Timestamp;
  createdBy: UserId;
  expiresAt?: Timestamp;
  /** Answered once. */
  secret: string;
}

export interface CreateApiKeyBody {
  /** At most 200 characters. */
  name: string;
  scopes: Scopes;
  expiresAt?: Timestamp;
}

export interface Session {
  id: Id;
  userId: UserId;
  userAgent?: string;
  createdAt: Timestamp;
  lastSeenAt: Timestamp;
  expiresAt: Timestamp;
  /** Whether the token of the request comes from it. */
  isCurrent: boolean;
}

export interface SessionList {
  items: Session[];
  nextCursor?: Cursor;
}

/** Input of `exchangeToken`: Exchange an API key or a session for a gateway token. */
export interface ExchangeTokenInput {
  body: ExchangeTokenBody;
}

/** Input of `getJwks`: Public keys of the tokens this service signs asymmetrically. */
export type GetJwksInput = Record<never, never>;

/** Input of `getMe`: User, organization, role and scopes of the token. */
export type GetMeInput = Record<never, never>;

/** Input of `listRevocations`: Revocations that may still void a live token. */
export interface ListRevocationsInput {
  /** Only revocations recorded at or after this `asOf`; default all. */
  since?: Timestamp | undefined;
}

/** Input of `createRevocation`: Void tokens of a session, of a user or of the whole organization. */
export interface CreateRevocationInput {
  body: CreateRevocationBody;
}

/** Input of `listOrgs`: List my organizations, by name. */
export interface ListOrgsInput {
  /** Largest number of items in the page. Default: `50`. At least 1. At most 200. */
  limit?: number | undefined;
  /** `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
  cursor?: Cursor | undefined;
}

/** Input of `createOrg`: Create an organization and its stores. */
export interface CreateOrgInput {
  body: CreateOrgBody;
}

/** Input of `getOrg`: Get an organization. */
export interface GetOrgInput {
  orgId: OrgId;
}

/** Input of `updateOrg`: Change parts of an organization. */
export interface UpdateOrgInput {
  orgId: OrgId;
  /** The version you read; sent as `If-Match`. A newer one on the server answers 412 `version_conflict`. */
  version?: number | undefined;
  body: UpdateOrgBody;
}

/** Input of `deleteOrg`: Delete an organization and void its tokens. */
export interface DeleteOrgInput {
  orgId: OrgId;
  /** The version you read; sent as `If-Match`. A newer one on the server answers 412 `version_conflict`. */
  version?: number | undefined;
}

/** Input of `getOrgStatus`: Whether an organization may be worked in. */
export interface GetOrgStatusInput {
  orgId: OrgId;
}

/** Input of `listMembers`: List members, longest first. */
export interface ListMembersInput {
  orgId: OrgId;
  /** Largest number of items in the page. Default: `50`. At least 1. At most 200. */
  limit?: number | undefined;
  /** `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
  cursor?: Cursor | undefined;
}

/** Input of `changeMemberRole`: Give a member another role. */
export interface ChangeMemberRoleInput {
  orgId: OrgId;
  userId: UserId;
  /** The version you read; sent as `If-Match`. A newer one on the server answers 412 `version_conflict`. */
  version?: number | undefined;
  body: ChangeMemberRoleBody;
}

/** Input of `removeMember`: Remove a member. */
export interface RemoveMemberInput {
  orgId: OrgId;
  userId: UserId;
  /** The version you read; sent as `If-Match`. A newer one on the server answers 412 `version_conflict`. */
  version?: number | undefined;
}

/** Input of `listInvitations`: List open invitations, newest first. */
export interface ListInvitationsInput {
  orgId: OrgId;
  /** Largest number of items in the page. Default: `50`. At least 1. At most 200. */
  limit?: number | undefined;
  /** `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
  cursor?: Cursor | undefined;
}

/** Input of `createInvitation`: Invite somebody by e-mail address. */
export interface CreateInvitationInput {
  orgId: OrgId;
  body: CreateInvitationBody;
}

/** Input of `revokeInvitation`: Withdraw an open invitation. */
export interface RevokeInvitationInput {
  orgId: OrgId;
  invitationId: Id;
}

/** Input of `acceptInvitation`: Join the organization that invited me. */
export interface AcceptInvitationInput {
  body: AcceptInvitationBody;
}

/** Input of `listRoles`: List roles, built-in ones first. */
export interface ListRolesInput {
  /** Largest number of items in the page. Default: `50`. At least 1. At most 200. */
  limit?: number | undefined;
  /** `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
  cursor?: Cursor | undefined;
}

/** Input of `createRole`: Create a role. */
export interface CreateRoleInput {
  body: CreateRoleBody;
}

/** Input of `replaceRole`: Replace the scopes and texts of a role. */
export interface ReplaceRoleInput {
  roleName: RoleName;
  /** The version you read; sent as `If-Match`. A newer one on the server answers 412 `version_conflict`. */
  version?: number | undefined;
  body: ReplaceRoleBody;
}

/** Input of `deleteRole`: Delete a role nobody holds. */
export interface DeleteRoleInput {
  roleName: RoleName;
  /** The version you read; sent as `If-Match`. A newer one on the server answers 412 `version_conflict`. */
  version?: number | undefined;
}

/** Input of `listApiKeys`: List API keys, newest first, without their secrets. */
export interface ListApiKeysInput {
  /** Largest number of items in the page. Default: `50`. At least 1. At most 200. */
  limit?: number | undefined;
  /** `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
  cursor?: Cursor | undefined;
}

/** Input of `createApiKey`: Create an API key. */
export interface CreateApiKeyInput {
  body: CreateApiKeyBody;
}

/** Input of `revokeApiKey`: Revoke an API key and void its tokens. */
export interface RevokeApiKeyInput {
  apiKeyId: Id;
}

/** Input of `listSessions`: List my sessions, last seen first. */
export interface ListSessionsInput {
  /** Largest number of items in the page. Default: `50`. At least 1. At most 200. */
  limit?: number | undefined;
  /** `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
  cursor?: Cursor | undefined;
}

/** Input of `revokeSession`: End one of my sessions and void its tokens. */
export interface RevokeSessionInput {
  sessionId: Id;
}

/** Input of `resolveIdentity`: Find or create the user behind an OIDC identity, after sign-in. */
export interface ResolveIdentityInput {
  body: ResolveIdentityBody;
}

/** What `exchangeToken` can answer instead. */
export type ExchangeTokenProblem =
  | "validation_failed"
  | "credentials_invalid"
  | "body_too_large"
  | "unsupported_media_type"
  | CommonProblem;

/** What `getJwks` can answer instead. */
export type GetJwksProblem =
  | CommonProblem;

/** What `getMe` can answer instead. */
export type GetMeProblem =
  | CommonProblem;

/** What `listRevocations` can answer instead. */
export type ListRevocationsProblem =
  | CommonProblem;

/** What `createRevocation` can answer instead. */
export type CreateRevocationProblem =
  | "validation_failed"
  | "member_not_found"
  | "session_not_found"
  | "body_too_large"
  | "unsupported_media_type"
  | CommonProblem;

/** What `listOrgs` can answer instead. */
export type ListOrgsProblem =
  | "cursor_invalid"
  | CommonProblem;

/** What `createOrg` can answer instead. */
export type CreateOrgProblem =
  | "validation_failed"
  | "org_exists"
  | "limit_reached"
  | "body_too_large"
  | "unsupported_media_type"
  | "idempotency_in_progress"
  | "idempotency_key_reused"
  | CommonProblem;

/** What `getOrg` can answer instead. */
export type GetOrgProblem =
  | CommonProblem;

/** What `updateOrg` can answer instead. */
export type UpdateOrgProblem =
  | "validation_failed"
  | "org_exists"
  | "version_conflict"
  | "body_too_large"
  | "unsupported_media_type"
  | CommonProblem;

/** What `deleteOrg` can answer instead. */
export type DeleteOrgProblem =
  | "version_conflict"
  | CommonProblem;

/** What `getOrgStatus` can answer instead. */
export type GetOrgStatusProblem =
  | CommonProblem;

/** What `listMembers` can answer instead. */
export type ListMembersProblem =
  | "cursor_invalid"
  | CommonProblem;

/** What `changeMemberRole` can answer instead. */
export type ChangeMemberRoleProblem =
  | "validation_failed"
  | "member_not_found"
  | "role_not_found"
  | "last_admin"
  | "version_conflict"
  | "body_too_large"
  | "unsupported_media_type"
  | CommonProblem;

/** What `removeMember` can answer instead. */
export type RemoveMemberProblem =
  | "member_not_found"
  | "last_admin"
  | "version_conflict"
  | CommonProblem;

/** What `listInvitations` can answer instead. */
export type ListInvitationsProblem =
  | "cursor_invalid"
  | CommonProblem;

/** What `createInvitation` can answer instead. */
export type CreateInvitationProblem =
  | "validation_failed"
  | "role_not_found"
  | "member_exists"
  | "invitation_exists"
  | "limit_reached"
  | "body_too_large"
  | "unsupported_media_type"
  | "idempotency_in_progress"
  | "idempotency_key_reused"
  | CommonProblem;

/** What `revokeInvitation` can answer instead. */
export type RevokeInvitationProblem =
  | "invitation_not_found"
  | CommonProblem;

/** What `acceptInvitation` can answer instead. */
export type AcceptInvitationProblem =
  | "validation_failed"
  | "invitation_not_found"
  | "invitation_expired"
  | "body_too_large"
  | "unsupported_media_type"
  | CommonProblem;

/** What `listRoles` can answer instead. */
export type ListRolesProblem =
  | "cursor_invalid"
  | CommonProblem;

/** What `createRole` can answer instead. */
export type CreateRoleProblem =
  | "validation_failed"
  | "role_exists"
  | "limit_reached"
  | "body_too_large"
  | "unsupported_media_type"
  | "idempotency_in_progress"
  | "idempotency_key_reused"
  | CommonProblem;

/** What `replaceRole` can answer instead. */
export type ReplaceRoleProblem =
  | "validation_failed"
  | "role_not_found"
  | "version_conflict"
  | "body_too_large"
  | "unsupported_media_type"
  | CommonProblem;

/** What `deleteRole` can answer instead. */
export type DeleteRoleProblem =
  | "role_not_found"
  | "role_in_use"
  | "version_conflict"
  | CommonProblem;

/** What `listApiKeys` can answer instead. */
export type ListApiKeysProblem =
  | "cursor_invalid"
  | CommonProblem;

/** What `createApiKey` can answer instead. */
export type CreateApiKeyProblem =
  | "validation_failed"
  | "limit_reached"
  | "body_too_large"
  | "unsupported_media_type"
  | "idempotency_in_progress"
  | "idempotency_key_reused"
  | CommonProblem;

/** What `revokeApiKey` can answer instead. */
export type RevokeApiKeyProblem =
  | "api_key_not_found"
  | CommonProblem;

/** What `listSessions` can answer instead. */
export type ListSessionsProblem =
  | "cursor_invalid"
  | CommonProblem;

/** What `revokeSession` can answer instead. */
export type RevokeSessionProblem =
  | "session_not_found"
  | CommonProblem;

/** What `resolveIdentity` can answer instead. */
export type ResolveIdentityProblem =
  | "validation_failed"
  | "invitation_not_found"
  | "invitation_expired"
  | "body_too_large"
  | "unsupported_media_type"
  | CommonProblem;
