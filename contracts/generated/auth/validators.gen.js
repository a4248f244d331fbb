// Generated from contracts/openapi by "npm run generate". Do not edit.
import * as bodies from "./bodies.gen.js";
import * as parameters from "./parameters.gen.js";

export const validators = {
  exchangeToken: { body: bodies.body_exchangeToken },
  getJwks: {  },
  getMe: {  },
  listRevocations: { parameters: parameters.parameters_listRevocations },
  createRevocation: { body: bodies.body_createRevocation },
  listOrgs: { parameters: parameters.parameters_listOrgs },
  createOrg: { body: bodies.body_createOrg },
  getOrg: { parameters: parameters.parameters_getOrg },
  updateOrg: { parameters: parameters.parameters_updateOrg, body: bodies.body_updateOrg },
  deleteOrg: { parameters: parameters.parameters_deleteOrg },
  getOrgStatus: { parameters: parameters.parameters_getOrgStatus },
  listMembers: { parameters: parameters.parameters_listMembers },
  changeMemberRole: { parameters: parameters.parameters_changeMemberRole, body: bodies.body_changeMemberRole },
  removeMember: { parameters: parameters.parameters_removeMember },
  listInvitations: { parameters: parameters.parameters_listInvitations },
  createInvitation: { parameters: parameters.parameters_createInvitation, body: bodies.body_createInvitation },
  revokeInvitation: { parameters: parameters.parameters_revokeInvitation },
  acceptInvitation: { body: bodies.body_acceptInvitation },
  listRoles: { parameters: parameters.parameters_listRoles },
  createRole: { body: bodies.body_createRole },
  replaceRole: { parameters: parameters.parameters_replaceRole, body: bodies.body_replaceRole },
  deleteRole: { parameters: parameters.parameters_deleteRole },
  listApiKeys: { parameters: parameters.parameters_listApiKeys },
  createApiKey: { body: bodies.body_createApiKey },
  revokeApiKey: { parameters: parameters.parameters_revokeApiKey },
  listSessions: { parameters: parameters.parameters_listSessions },
  revokeSession: { parameters: parameters.parameters_revokeSession },
  resolveIdentity: { body: bodies.body_resolveIdentity },
};
