// Generated from contracts/openapi/auth.yaml by "npm run generate". Do not edit.

import type { Gateway } from "@elqnt/api";
import { infiniteQueryOptions, mutationOptions, queryOptions, type MutationAdditions } from "@elqnt/api/queries";
import type {
  AcceptInvitationInput,
  ChangeMemberRoleInput,
  CreateApiKeyInput,
  CreateInvitationInput,
  CreateOrgInput,
  CreateRevocationInput,
  CreateRoleInput,
  CreatedApiKey,
  CreatedInvitation,
  DeleteOrgInput,
  DeleteRoleInput,
  ExchangeTokenInput,
  GatewayToken,
  GetJwksInput,
  GetMeInput,
  GetOrgInput,
  ListApiKeysInput,
  ListInvitationsInput,
  ListMembersInput,
  ListOrgsInput,
  ListRolesInput,
  ListSessionsInput,
  Member,
  Membership,
  Org,
  RemoveMemberInput,
  ReplaceRoleInput,
  Revocation,
  RevokeApiKeyInput,
  RevokeInvitationInput,
  RevokeSessionInput,
  Role,
  UpdateOrgInput,
} from "@elqnt/types/auth";
import {
  acceptInvitation,
  changeMemberRole,
  createApiKey,
  createInvitation,
  createOrg,
  createRevocation,
  createRole,
  deleteOrg,
  deleteRole,
  exchangeToken,
  getJwks,
  getMe,
  getOrg,
  listApiKeys,
  listInvitations,
  listMembers,
  listOrgs,
  listRoles,
  listSessions,
  removeMember,
  replaceRole,
  revokeApiKey,
  revokeInvitation,
  revokeSession,
  updateOrg,
} from "../api/operations.gen.ts";

/** Mutation options of `exchangeToken`. */
export const exchangeTokenMutation = (gateway: Gateway, additions?: MutationAdditions<ExchangeTokenInput, GatewayToken>) => mutationOptions(exchangeToken, gateway, additions);

/** Query options of `getJwks`. */
export const getJwksQuery = (gateway: Gateway, input: GetJwksInput = {}) => queryOptions(getJwks, gateway, input);

/** Query options of `getMe`. */
export const getMeQuery = (gateway: Gateway, input: GetMeInput = {}) => queryOptions(getMe, gateway, input);

/** Mutation options of `createRevocation`. */
export const createRevocationMutation = (gateway: Gateway, additions?: MutationAdditions<CreateRevocationInput, Revocation>) => mutationOptions(createRevocation, gateway, additions);

/** Query options of `listOrgs`. */
export const listOrgsQuery = (gateway: Gateway, input: ListOrgsInput = {}) => queryOptions(listOrgs, gateway, input);

/** Infinite query options, one page per cursor, of `listOrgs`. */
export const listOrgsInfiniteQuery = (gateway: Gateway, input: ListOrgsInput = {}) => infiniteQueryOptions(listOrgs, gateway, input);

/** Mutation options of `createOrg`. */
export const createOrgMutation = (gateway: Gateway, additions?: MutationAdditions<CreateOrgInput, Org>) => mutationOptions(createOrg, gateway, additions);

/** Query options of `getOrg`. */
export const getOrgQuery = (gateway: Gateway, input: GetOrgInput) => queryOptions(getOrg, gateway, input);

/** Mutation options of `updateOrg`. */
export const updateOrgMutation = (gateway: Gateway, additions?: MutationAdditions<UpdateOrgInput, Org>) => mutationOptions(updateOrg, gateway, additions);

/** Mutation options of `deleteOrg`. */
export const deleteOrgMutation = (gateway: Gateway, additions?: MutationAdditions<DeleteOrgInput, void>) => mutationOptions(deleteOrg, gateway, additions);

/** Query options of `listMembers`. */
export const listMembersQuery = (gateway: Gateway, input: ListMembersInput) => queryOptions(listMembers, gateway, input);

/** Infinite query options, one page per cursor, of `listMembers`. */
export const listMembersInfiniteQuery = (gateway: Gateway, input: ListMembersInput) => infiniteQueryOptions(listMembers, gateway, input);

/** Mutation options of `changeMemberRole`. */
export const changeMemberRoleMutation = (gateway: Gateway, additions?: MutationAdditions<ChangeMemberRoleInput, Member>) => mutationOptions(changeMemberRole, gateway, additions);

/** Mutation options of `removeMember`. */
export const removeMemberMutation = (gateway: Gateway, additions?: MutationAdditions<RemoveMemberInput, void>) => mutationOptions(removeMember, gateway, additions);

/** Query options of `listInvitations`. */
export const listInvitationsQuery = (gateway: Gateway, input: ListInvitationsInput) => queryOptions(listInvitations, gateway, input);

/** Infinite query options, one page per cursor, of `listInvitations`. */
export const listInvitationsInfiniteQuery = (gateway: Gateway, input: ListInvitationsInput) => infiniteQueryOptions(listInvitations, gateway, input);

/** Mutation options of `createInvitation`. */
export const createInvitationMutation = (gateway: Gateway, additions?: MutationAdditions<CreateInvitationInput, CreatedInvitation>) => mutationOptions(createInvitation, gateway, additions);

/** Mutation options of `revokeInvitation`. */
export const revokeInvitationMutation = (gateway: Gateway, additions?: MutationAdditions<RevokeInvitationInput, void>) => mutationOptions(revokeInvitation, gateway, additions);

/** Mutation options of `acceptInvitation`. */
export const acceptInvitationMutation = (gateway: Gateway, additions?: MutationAdditions<AcceptInvitationInput, Membership>) => mutationOptions(acceptInvitation, gateway, additions);

/** Query options of `listRoles`. */
export const listRolesQuery = (gateway: Gateway, input: ListRolesInput = {}) => queryOptions(listRoles, gateway, input);

/** Infinite query options, one page per cursor, of `listRoles`. */
export const listRolesInfiniteQuery = (gateway: Gateway, input: ListRolesInput = {}) => infiniteQueryOptions(listRoles, gateway, input);

/** Mutation options of `createRole`. */
export const createRoleMutation = (gateway: Gateway, additions?: MutationAdditions<CreateRoleInput, Role>) => mutationOptions(createRole, gateway, additions);

/** Mutation options of `replaceRole`. */
export const replaceRoleMutation = (gateway: Gateway, additions?: MutationAdditions<ReplaceRoleInput, Role>) => mutationOptions(replaceRole, gateway, additions);

/** Mutation options of `deleteRole`. */
export const deleteRoleMutation = (gateway: Gateway, additions?: MutationAdditions<DeleteRoleInput, void>) => mutationOptions(deleteRole, gateway, additions);

/** Query options of `listApiKeys`. */
export const listApiKeysQuery = (gateway: Gateway, input: ListApiKeysInput = {}) => queryOptions(listApiKeys, gateway, input);

/** Infinite query options, one page per cursor, of `listApiKeys`. */
export const listApiKeysInfiniteQuery = (gateway: Gateway, input: ListApiKeysInput = {}) => infiniteQueryOptions(listApiKeys, gateway, input);

/** Mutation options of `createApiKey`. */
export const createApiKeyMutation = (gateway: Gateway, additions?: MutationAdditions<CreateApiKeyInput, CreatedApiKey>) => mutationOptions(createApiKey, gateway, additions);

/** Mutation options of `revokeApiKey`. */
export const revokeApiKeyMutation = (gateway: Gateway, additions?: MutationAdditions<RevokeApiKeyInput, void>) => mutationOptions(revokeApiKey, gateway, additions);

/** Query options of `listSessions`. */
export const listSessionsQuery = (gateway: Gateway, input: ListSessionsInput = {}) => queryOptions(listSessions, gateway, input);

/** Infinite query options, one page per cursor, of `listSessions`. */
export const listSessionsInfiniteQuery = (gateway: Gateway, input: ListSessionsInput = {}) => infiniteQueryOptions(listSessions, gateway, input);

/** Mutation options of `revokeSession`. */
export const revokeSessionMutation = (gateway: Gateway, additions?: MutationAdditions<RevokeSessionInput, void>) => mutationOptions(revokeSession, gateway, additions);
