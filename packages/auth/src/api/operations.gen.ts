// Generated from contracts/openapi/auth.yaml by "npm run generate". Do not edit.

import { operation } from "@elqnt/api";
import type {
  AcceptInvitationInput,
  AcceptInvitationProblem,
  ApiKeyList,
  ChangeMemberRoleInput,
  ChangeMemberRoleProblem,
  CreateApiKeyInput,
  CreateApiKeyProblem,
  CreateInvitationInput,
  CreateInvitationProblem,
  CreateOrgInput,
  CreateOrgProblem,
  CreateRevocationInput,
  CreateRevocationProblem,
  CreateRoleInput,
  CreateRoleProblem,
  CreatedApiKey,
  CreatedInvitation,
  DeleteOrgInput,
  DeleteOrgProblem,
  DeleteRoleInput,
  DeleteRoleProblem,
  ExchangeTokenInput,
  ExchangeTokenProblem,
  GatewayToken,
  GetJwksInput,
  GetJwksProblem,
  GetMeInput,
  GetMeProblem,
  GetOrgInput,
  GetOrgProblem,
  InvitationList,
  Jwks,
  ListApiKeysInput,
  ListApiKeysProblem,
  ListInvitationsInput,
  ListInvitationsProblem,
  ListMembersInput,
  ListMembersProblem,
  ListOrgsInput,
  ListOrgsProblem,
  ListRolesInput,
  ListRolesProblem,
  ListSessionsInput,
  ListSessionsProblem,
  Me,
  Member,
  MemberList,
  Membership,
  Org,
  OrgList,
  RemoveMemberInput,
  RemoveMemberProblem,
  ReplaceRoleInput,
  ReplaceRoleProblem,
  Revocation,
  RevokeApiKeyInput,
  RevokeApiKeyProblem,
  RevokeInvitationInput,
  RevokeInvitationProblem,
  RevokeSessionInput,
  RevokeSessionProblem,
  Role,
  RoleList,
  SessionList,
  UpdateOrgInput,
  UpdateOrgProblem,
} from "@elqnt/types/auth";

/** Exchange an API key or a session for a gateway token — `POST /api/v1/auth/token`. Public. Problems: `validation_failed`, `credentials_invalid`, `body_too_large`, `unsupported_media_type`. */
export const exchangeToken = /* @__PURE__ */ operation<ExchangeTokenInput, GatewayToken, ExchangeTokenProblem>("auth", "exchangeToken", "POST", "/api/v1/auth/token", {retry:"idempotent",public:true,timeoutMs:10000});

/** Public keys of the tokens this service signs asymmetrically — `GET /api/v1/auth/jwks.json`. Public. */
export const getJwks = /* @__PURE__ */ operation<GetJwksInput | void, Jwks, GetJwksProblem>("auth", "getJwks", "GET", "/api/v1/auth/jwks.json", {public:true});

/** User, organization, role and scopes of the token — `GET /api/v1/auth/me`. Any valid token. */
export const getMe = /* @__PURE__ */ operation<GetMeInput | void, Me, GetMeProblem>("auth", "getMe", "GET", "/api/v1/auth/me");

/** Void tokens of a session, of a user or of the whole organization — `POST /api/v1/auth/revocations`. Scope: `admin`. Problems: `validation_failed`, `member_not_found`, `session_not_found`, `body_too_large`, `unsupported_media_type`. */
export const createRevocation = /* @__PURE__ */ operation<CreateRevocationInput, Revocation, CreateRevocationProblem>("auth", "createRevocation", "POST", "/api/v1/auth/revocations", {retry:"idempotent",invalidates:["listSessions"]});

/** List my organizations, by name — `GET /api/v1/auth/orgs`. Scope: `read:auth`. Problems: `cursor_invalid`. */
export const listOrgs = /* @__PURE__ */ operation<ListOrgsInput | void, OrgList, ListOrgsProblem>("auth", "listOrgs", "GET", "/api/v1/auth/orgs", {pagination:"query"});

/** Create an organization and its stores — `POST /api/v1/auth/orgs`. Scope: `write:auth`. Problems: `validation_failed`, `org_exists`, `limit_reached`, `body_too_large`, `unsupported_media_type`, `idempotency_in_progress`, `idempotency_key_reused`. */
export const createOrg = /* @__PURE__ */ operation<CreateOrgInput, Org, CreateOrgProblem>("auth", "createOrg", "POST", "/api/v1/auth/orgs", {idempotency:true,timeoutMs:60000,invalidates:["listOrgs"]});

/** Get an organization — `GET /api/v1/auth/orgs/{orgId}`. Scope: `read:auth`. */
export const getOrg = /* @__PURE__ */ operation<GetOrgInput, Org, GetOrgProblem>("auth", "getOrg", "GET", "/api/v1/auth/orgs/{orgId}");

/** Change parts of an organization — `PATCH /api/v1/auth/orgs/{orgId}`. Scope: `admin`. Problems: `validation_failed`, `org_exists`, `version_conflict`, `body_too_large`, `unsupported_media_type`. */
export const updateOrg = /* @__PURE__ */ operation<UpdateOrgInput, Org, UpdateOrgProblem>("auth", "updateOrg", "PATCH", "/api/v1/auth/orgs/{orgId}", {concurrency:true,invalidates:["listOrgs","getOrg","getMe"]});

/** Delete an organization and void its tokens — `DELETE /api/v1/auth/orgs/{orgId}`. Scope: `admin`. Problems: `version_conflict`. */
export const deleteOrg = /* @__PURE__ */ operation<DeleteOrgInput, void, DeleteOrgProblem>("auth", "deleteOrg", "DELETE", "/api/v1/auth/orgs/{orgId}", {concurrency:true,invalidates:["listOrgs","getOrg","getMe"]});

/** List members, longest first — `GET /api/v1/auth/orgs/{orgId}/members`. Scope: `read:auth`. Problems: `cursor_invalid`. */
export const listMembers = /* @__PURE__ */ operation<ListMembersInput, MemberList, ListMembersProblem>("auth", "listMembers", "GET", "/api/v1/auth/orgs/{orgId}/members", {pagination:"query"});

/** Give a member another role — `PATCH /api/v1/auth/orgs/{orgId}/members/{userId}`. Scope: `admin`. Problems: `validation_failed`, `member_not_found`, `role_not_found`, `last_admin`, `version_conflict`, `body_too_large`, `unsupported_media_type`. */
export const changeMemberRole = /* @__PURE__ */ operation<ChangeMemberRoleInput, Member, ChangeMemberRoleProblem>("auth", "changeMemberRole", "PATCH", "/api/v1/auth/orgs/{orgId}/members/{userId}", {concurrency:true,invalidates:["listMembers","getMe"]});

/** Remove a member — `DELETE /api/v1/auth/orgs/{orgId}/members/{userId}`. Scope: `admin`. Problems: `member_not_found`, `last_admin`, `version_conflict`. */
export const removeMember = /* @__PURE__ */ operation<RemoveMemberInput, void, RemoveMemberProblem>("auth", "removeMember", "DELETE", "/api/v1/auth/orgs/{orgId}/members/{userId}", {concurrency:true,invalidates:["listMembers","listSessions"]});

/** List open invitations, newest first — `GET /api/v1/auth/orgs/{orgId}/invitations`. Scope: `admin`. Problems: `cursor_invalid`. */
export const listInvitations = /* @__PURE__ */ operation<ListInvitationsInput, InvitationList, ListInvitationsProblem>("auth", "listInvitations", "GET", "/api/v1/auth/orgs/{orgId}/invitations", {pagination:"query"});

/** Invite somebody by e-mail address — `POST /api/v1/auth/orgs/{orgId}/invitations`. Scope: `admin`. Problems: `validation_failed`, `role_not_found`, `member_exists`, `invitation_exists`, `limit_reached`, `body_too_large`, `unsupported_media_type`, `idempotency_in_progress`, `idempotency_key_reused`. */
export const createInvitation = /* @__PURE__ */ operation<CreateInvitationInput, CreatedInvitation, CreateInvitationProblem>("auth", "createInvitation", "POST", "/api/v1/auth/orgs/{orgId}/invitations", {idempotency:true,invalidates:["listInvitations"]});

/** Withdraw an open invitation — `DELETE /api/v1/auth/orgs/{orgId}/invitations/{invitationId}`. Scope: `admin`. Problems: `invitation_not_found`. */
export const revokeInvitation = /* @__PURE__ */ operation<RevokeInvitationInput, void, RevokeInvitationProblem>("auth", "revokeInvitation", "DELETE", "/api/v1/auth/orgs/{orgId}/invitations/{invitationId}", {invalidates:["listInvitations"]});

/** Join the organization that invited me — `POST /api/v1/auth/invitations/accept`. Any valid token. Problems: `validation_failed`, `invitation_not_found`, `invitation_expired`, `body_too_large`, `unsupported_media_type`. */
export const acceptInvitation = /* @__PURE__ */ operation<AcceptInvitationInput, Membership, AcceptInvitationProblem>("auth", "acceptInvitation", "POST", "/api/v1/auth/invitations/accept", {retry:"idempotent",invalidates:["listOrgs","listMembers","listInvitations"]});

/** List roles, built-in ones first — `GET /api/v1/auth/roles`. Scope: `read:auth`. Problems: `cursor_invalid`. */
export const listRoles = /* @__PURE__ */ operation<ListRolesInput | void, RoleList, ListRolesProblem>("auth", "listRoles", "GET", "/api/v1/auth/roles", {pagination:"query"});

/** Create a role — `POST /api/v1/auth/roles`. Scope: `admin`. Problems: `validation_failed`, `role_exists`, `limit_reached`, `body_too_large`, `unsupported_media_type`, `idempotency_in_progress`, `idempotency_key_reused`. */
export const createRole = /* @__PURE__ */ operation<CreateRoleInput, Role, CreateRoleProblem>("auth", "createRole", "POST", "/api/v1/auth/roles", {idempotency:true,invalidates:["listRoles"]});

/** Replace the scopes and texts of a role — `PUT /api/v1/auth/roles/{roleName}`. Scope: `admin`. Problems: `validation_failed`, `role_not_found`, `version_conflict`, `body_too_large`, `unsupported_media_type`. */
export const replaceRole = /* @__PURE__ */ operation<ReplaceRoleInput, Role, ReplaceRoleProblem>("auth", "replaceRole", "PUT", "/api/v1/auth/roles/{roleName}", {concurrency:true,invalidates:["listRoles","getMe"]});

/** Delete a role nobody holds — `DELETE /api/v1/auth/roles/{roleName}`. Scope: `admin`. Problems: `role_not_found`, `role_in_use`, `version_conflict`. */
export const deleteRole = /* @__PURE__ */ operation<DeleteRoleInput, void, DeleteRoleProblem>("auth", "deleteRole", "DELETE", "/api/v1/auth/roles/{roleName}", {concurrency:true,invalidates:["listRoles"]});

/** List API keys, newest first, without their secrets — `GET /api/v1/auth/api-keys`. Scope: `admin`. Problems: `cursor_invalid`. */
export const listApiKeys = /* @__PURE__ */ operation<ListApiKeysInput | void, ApiKeyList, ListApiKeysProblem>("auth", "listApiKeys", "GET", "/api/v1/auth/api-keys", {pagination:"query"});

/** Create an API key — `POST /api/v1/auth/api-keys`. Scope: `admin`. Problems: `validation_failed`, `limit_reached`, `body_too_large`, `unsupported_media_type`, `idempotency_in_progress`, `idempotency_key_reused`. */
export const createApiKey = /* @__PURE__ */ operation<CreateApiKeyInput, CreatedApiKey, CreateApiKeyProblem>("auth", "createApiKey", "POST", "/api/v1/auth/api-keys", {idempotency:true,invalidates:["listApiKeys"]});

/** Revoke an API key and void its tokens — `DELETE /api/v1/auth/api-keys/{apiKeyId}`. Scope: `admin`. Problems: `api_key_not_found`. */
export const revokeApiKey = /* @__PURE__ */ operation<RevokeApiKeyInput, void, RevokeApiKeyProblem>("auth", "revokeApiKey", "DELETE", "/api/v1/auth/api-keys/{apiKeyId}", {invalidates:["listApiKeys"]});

/** List my sessions, last seen first — `GET /api/v1/auth/sessions`. Scope: `read:auth`. Problems: `cursor_invalid`. */
export const listSessions = /* @__PURE__ */ operation<ListSessionsInput | void, SessionList, ListSessionsProblem>("auth", "listSessions", "GET", "/api/v1/auth/sessions", {pagination:"query"});

/** End one of my sessions and void its tokens — `DELETE /api/v1/auth/sessions/{sessionId}`. Scope: `write:auth`. Problems: `session_not_found`. */
export const revokeSession = /* @__PURE__ */ operation<RevokeSessionInput, void, RevokeSessionProblem>("auth", "revokeSession", "DELETE", "/api/v1/auth/sessions/{sessionId}", {invalidates:["listSessions"]});
