// Generated from contracts/openapi by "npm run generate". Do not edit.
import { integer, missing, toNumber, unknown, validator } from "../../src/checks.ts";
import { Cursor, Id, OrgId, Timestamp, UserId } from "../shared/checks.gen.js";
import { AcceptInvitationBody, ChangeMemberRoleBody, CreateApiKeyBody, CreateInvitationBody, CreateOrgBody, CreateRevocationBody, CreateRoleBody, ExchangeTokenBody, ReplaceRoleBody, ResolveIdentityBody, RoleName, UpdateOrgBody } from "./checks.gen.js";


export const validators = {
  exchangeToken: { body: validator(ExchangeTokenBody) },
  getJwks: {  },
  getMe: {  },
  listRevocations: { parameters: validator((value, at, _, issues) => {
    for (const name in value) if (name !== "since") unknown(at, issues, name);
    if (value.since !== undefined) Timestamp(value.since, at, "since", issues);
  }) },
  createRevocation: { body: validator(CreateRevocationBody) },
  listOrgs: { parameters: validator((value, at, _, issues) => {
    if (value.limit === undefined) value.limit = 50;
    else value.limit = toNumber(value.limit);
    for (const name in value) if (name !== "limit" && name !== "cursor") unknown(at, issues, name);
    if (value.limit !== undefined) integer(value.limit, at, "limit", issues, 1, 200);
    if (value.cursor !== undefined) Cursor(value.cursor, at, "cursor", issues);
  }) },
  createOrg: { body: validator(CreateOrgBody) },
  getOrg: { parameters: validator((value, at, _, issues) => {
    if (value.orgId === undefined) missing(at, issues, "orgId");
    for (const name in value) if (name !== "orgId") unknown(at, issues, name);
    if (value.orgId !== undefined) OrgId(value.orgId, at, "orgId", issues);
  }) },
  updateOrg: { parameters: validator((value, at, _, issues) => {
    if (value.orgId === undefined) missing(at, issues, "orgId");
    for (const name in value) if (name !== "orgId") unknown(at, issues, name);
    if (value.orgId !== undefined) OrgId(value.orgId, at, "orgId", issues);
  }), body: validator(UpdateOrgBody) },
  deleteOrg: { parameters: validator((value, at, _, issues) => {
    if (value.orgId === undefined) missing(at, issues, "orgId");
    for (const name in value) if (name !== "orgId") unknown(at, issues, name);
    if (value.orgId !== undefined) OrgId(value.orgId, at, "orgId", issues);
  }) },
  getOrgStatus: { parameters: validator((value, at, _, issues) => {
    if (value.orgId === undefined) missing(at, issues, "orgId");
    for (const name in value) if (name !== "orgId") unknown(at, issues, name);
    if (value.orgId !== undefined) OrgId(value.orgId, at, "orgId", issues);
  }) },
  listMembers: { parameters: validator((value, at, _, issues) => {
    if (value.limit === undefined) value.limit = 50;
    else value.limit = toNumber(value.limit);
    if (value.orgId === undefined) missing(at, issues, "orgId");
    for (const name in value) if (name !== "orgId" && name !== "limit" && name !== "cursor") unknown(at, issues, name);
    if (value.orgId !== undefined) OrgId(value.orgId, at, "orgId", issues);
    if (value.limit !== undefined) integer(value.limit, at, "limit", issues, 1, 200);
    if (value.cursor !== undefined) Cursor(value.cursor, at, "cursor", issues);
  }) },
  changeMemberRole: { parameters: validator((value, at, _, issues) => {
    if (value.orgId === undefined) missing(at, issues, "orgId");
    if (value.userId === undefined) missing(at, issues, "userId");
    for (const name in value) if (name !== "orgId" && name !== "userId") unknown(at, issues, name);
    if (value.orgId !== undefined) OrgId(value.orgId, at, "orgId", issues);
    if (value.userId !== undefined) UserId(value.userId, at, "userId", issues);
  }), body: validator(ChangeMemberRoleBody) },
  removeMember: { parameters: validator((value, at, _, issues) => {
    if (value.orgId === undefined) missing(at, issues, "orgId");
    if (value.userId === undefined) missing(at, issues, "userId");
    for (const name in value) if (name !== "orgId" && name !== "userId") unknown(at, issues, name);
    if (value.orgId !== undefined) OrgId(value.orgId, at, "orgId", issues);
    if (value.userId !== undefined) UserId(value.userId, at, "userId", issues);
  }) },
  listInvitations: { parameters: validator((value, at, _, issues) => {
    if (value.limit === undefined) value.limit = 50;
    else value.limit = toNumber(value.limit);
    if (value.orgId === undefined) missing(at, issues, "orgId");
    for (const name in value) if (name !== "orgId" && name !== "limit" && name !== "cursor") unknown(at, issues, name);
    if (value.orgId !== undefined) OrgId(value.orgId, at, "orgId", issues);
    if (value.limit !== undefined) integer(value.limit, at, "limit", issues, 1, 200);
    if (value.cursor !== undefined) Cursor(value.cursor, at, "cursor", issues);
  }) },
  createInvitation: { parameters: validator((value, at, _, issues) => {
    if (value.orgId === undefined) missing(at, issues, "orgId");
    for (const name in value) if (name !== "orgId") unknown(at, issues, name);
    if (value.orgId !== undefined) OrgId(value.orgId, at, "orgId", issues);
  }), body: validator(CreateInvitationBody) },
  revokeInvitation: { parameters: validator((value, at, _, issues) => {
    if (value.orgId === undefined) missing(at, issues, "orgId");
    if (value.invitationId === undefined) missing(at, issues, "invitationId");
    for (const name in value) if (name !== "orgId" && name !== "invitationId") unknown(at, issues, name);
    if (value.orgId !== undefined) OrgId(value.orgId, at, "orgId", issues);
    if (value.invitationId !== undefined) Id(value.invitationId, at, "invitationId", issues);
  }) },
  acceptInvitation: { body: validator(AcceptInvitationBody) },
  listRoles: { parameters: validator((value, at, _, issues) => {
    if (value.limit === undefined) value.limit = 50;
    else value.limit = toNumber(value.limit);
    for (const name in value) if (name !== "limit" && name !== "cursor") unknown(at, issues, name);
    if (value.limit !== undefined) integer(value.limit, at, "limit", issues, 1, 200);
    if (value.cursor !== undefined) Cursor(value.cursor, at, "cursor", issues);
  }) },
  createRole: { body: validator(CreateRoleBody) },
  replaceRole: { parameters: validator((value, at, _, issues) => {
    if (value.roleName === undefined) missing(at, issues, "roleName");
    for (const name in value) if (name !== "roleName") unknown(at, issues, name);
    if (value.roleName !== undefined) RoleName(value.roleName, at, "roleName", issues);
  }), body: validator(ReplaceRoleBody) },
  deleteRole: { parameters: validator((value, at, _, issues) => {
    if (value.roleName === undefined) missing(at, issues, "roleName");
    for (const name in value) if (name !== "roleName") unknown(at, issues, name);
    if (value.roleName !== undefined) RoleName(value.roleName, at, "roleName", issues);
  }) },
  listApiKeys: { parameters: validator((value, at, _, issues) => {
    if (value.limit === undefined) value.limit = 50;
    else value.limit = toNumber(value.limit);
    for (const name in value) if (name !== "limit" && name !== "cursor") unknown(at, issues, name);
    if (value.limit !== undefined) integer(value.limit, at, "limit", issues, 1, 200);
    if (value.cursor !== undefined) Cursor(value.cursor, at, "cursor", issues);
  }) },
  createApiKey: { body: validator(CreateApiKeyBody) },
  revokeApiKey: { parameters: validator((value, at, _, issues) => {
    if (value.apiKeyId === undefined) missing(at, issues, "apiKeyId");
    for (const name in value) if (name !== "apiKeyId") unknown(at, issues, name);
    if (value.apiKeyId !== undefined) Id(value.apiKeyId, at, "apiKeyId", issues);
  }) },
  listSessions: { parameters: validator((value, at, _, issues) => {
    if (value.limit === undefined) value.limit = 50;
    else value.limit = toNumber(value.limit);
    for (const name in value) if (name !== "limit" && name !== "cursor") unknown(at, issues, name);
    if (value.limit !== undefined) integer(value.limit, at, "limit", issues, 1, 200);
    if (value.cursor !== undefined) Cursor(value.cursor, at, "cursor", issues);
  }) },
  revokeSession: { parameters: validator((value, at, _, issues) => {
    if (value.sessionId === undefined) missing(at, issues, "sessionId");
    for (const name in value) if (name !== "sessionId") unknown(at, issues, name);
    if (value.sessionId !== undefined) Id(value.sessionId, at, "sessionId", issues);
  }) },
  resolveIdentity: { body: validator(ResolveIdentityBody) },
};
