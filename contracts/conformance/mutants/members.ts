import { claimsOf } from "../src/tokens/forge.ts";
import { mutantsOf } from "./mutant.ts";
import { asking, handling, pretending, refusing, signAs, succeeding } from "./rewrite.ts";

export const orgMutants = mutantsOf("orgs", {
  "founder-missing": [
    "the founder does not see the organization",
    "orgs/create",
    succeeding(["listOrgs"], ({ json }) => {
      json.items = [];
    }),
  ],
  "slug-twice": [
    "a slug may be taken twice",
    "orgs/slug",
    refusing(["org_exists"], (answered) => {
      answered.status = 201;
    }),
  ],
  "patch-resets": [
    "a patch resets the slug",
    "orgs/update",
    succeeding(["updateOrg"], ({ json }) => {
      json.slug = "reset";
    }),
  ],
  "delete-nothing": [
    "a deleted organization is still there",
    "orgs/delete",
    handling(["deleteOrg"], pretending),
  ],
});

export const memberMutants = mutantsOf("members", {
  "admin-for-all": [
    "everybody who joins is an admin",
    "members/join",
    asking(["createInvitation"], ({ json }) => {
      if (json) json.role = "admin";
    }),
  ],
  "token-listed": [
    "the list of invitations has their tokens",
    "members/token-once",
    succeeding(["listInvitations"], ({ json }) => {
      for (const item of json.items) item.token = "visible";
    }),
  ],
  "once-only": [
    "accepting again fails",
    "members/accept-twice",
    (reference) => {
      const accepted = new Set<string>();
      return handling(["acceptInvitation"], async (asked, send) => {
        const token = asked.json?.token;
        if (accepted.has(token)) asked.json.token = "used";
        accepted.add(token);
        return send(asked);
      })(reference);
    },
  ],
  "anybody-joins": [
    "anybody with the token may accept",
    "members/wrong-person",
    (reference) => {
      const invited = new Map<string, string>();
      return handling(["createInvitation", "acceptInvitation"], async (asked, send) => {
        const email = invited.get(asked.json?.token);
        const claims = claimsOf(asked.headers.get("authorization")?.slice(7) ?? "");
        if (email && claims) await signAs(asked, { ...claims, email });
        const answered = await send(asked);
        if (answered.json?.token) invited.set(answered.json.token, answered.json.email);
        return answered;
      })(reference);
    },
  ],
  "not-withdrawn": [
    "a withdrawn invitation can be accepted",
    "members/withdrawn",
    handling(["revokeInvitation"], pretending),
  ],
  "role-unchecked": [
    "an unknown role is taken",
    "members/unknown-role",
    asking(["createInvitation"], ({ json }) => {
      if (json?.role && json.role !== "admin") json.role = "user";
    }),
  ],
  "role-unchanged": [
    "changing a role changes nothing",
    "members/change-role",
    asking(["changeMemberRole"], ({ json }) => {
      if (json) json.role = "user";
    }),
  ],
  "not-removed": [
    "a removed member is still there",
    "members/removed",
    handling(["removeMember"], pretending),
  ],
  "last-admin-leaves": [
    "the last admin can be removed",
    "members/last-admin",
    refusing(["last_admin"], (answered) => {
      answered.status = 204;
    }),
  ],
  "invited-twice": [
    "an address may be invited twice",
    "members/invited-twice",
    refusing(["invitation_exists"], (answered) => {
      answered.status = 201;
    }),
  ],
  "member-invited": [
    "a member can be invited again",
    "members/member-invited",
    refusing(["member_exists"], (answered) => {
      answered.status = 201;
    }),
  ],
});

export const roleMutants = mutantsOf("roles", {
  "built-in-replaced": [
    "built-in roles can be replaced",
    "roles/built-in",
    refusing(["forbidden"], (answered) => {
      answered.status = 200;
    }),
  ],
  "name-twice": [
    "a role's name may be taken twice",
    "roles/name",
    refusing(["role_exists"], (answered) => {
      answered.status = 201;
    }),
  ],
  unlimited: [
    "there may be any number of roles",
    "roles/limit",
    refusing(["limit_reached"], (answered) => {
      answered.status = 201;
    }),
  ],
  "in-use-deleted": [
    "a role that somebody holds can be deleted",
    "roles/in-use",
    refusing(["role_in_use"], (answered) => {
      answered.status = 204;
    }),
  ],
});
