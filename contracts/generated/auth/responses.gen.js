// Generated from contracts/openapi by "npm run generate". Do not edit.
import { validator } from "../../src/checks.ts";
import { ApiKeyList, CreatedApiKey, CreatedInvitation, GatewayToken, InvitationList, Jwks, Me, Member, MemberList, Membership, Org, OrgList, OrgStatus, ResolvedIdentity, Revocation, RevocationList, Role, RoleList, SessionList } from "./checks.gen.js";


export const exchangeToken = /* @__PURE__ */ validator(GatewayToken);
export const getJwks = /* @__PURE__ */ validator(Jwks);
export const getMe = /* @__PURE__ */ validator(Me);
export const listRevocations = /* @__PURE__ */ validator(RevocationList);
export const createRevocation = /* @__PURE__ */ validator(Revocation);
export const listOrgs = /* @__PURE__ */ validator(OrgList);
export const createOrg = /* @__PURE__ */ validator(Org);
export const getOrg = /* @__PURE__ */ validator(Org);
export const updateOrg = /* @__PURE__ */ validator(Org);
export const getOrgStatus = /* @__PURE__ */ validator(OrgStatus);
export const listMembers = /* @__PURE__ */ validator(MemberList);
export const changeMemberRole = /* @__PURE__ */ validator(Member);
export const listInvitations = /* @__PURE__ */ validator(InvitationList);
export const createInvitation = /* @__PURE__ */ validator(CreatedInvitation);
export const acceptInvitation = /* @__PURE__ */ validator(Membership);
export const listRoles = /* @__PURE__ */ validator(RoleList);
export const createRole = /* @__PURE__ */ validator(Role);
export const replaceRole = /* @__PURE__ */ validator(Role);
export const listApiKeys = /* @__PURE__ */ validator(ApiKeyList);
export const createApiKey = /* @__PURE__ */ validator(CreatedApiKey);
export const listSessions = /* @__PURE__ */ validator(SessionList);
export const resolveIdentity = /* @__PURE__ */ validator(ResolvedIdentity);
