import type { Member } from "@elqnt/contracts/auth";
import { ensure, expectEqual, expectProblem, expectStatus } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import { findMember, invite, newEmail, newMember, newRole, stranger } from "../../recipes/auth-fixture.ts";
import { bodyOf } from "../../recipes/recipe.ts";

const about = (id: string, title: string, reference: string, run: Rule["run"]): Rule => ({
  id: `members/${id}`,
  title,
  profile: "auth",
  reference,
  run,
});

/** People join by invitation, hold one role, and leave. */
export const memberRules: readonly Rule[] = [
  about(
    "join",
    "Who accepts an invitation is a member with the invited role",
    "auth.yaml acceptInvitation",
    async (world) => {
      const { userId } = await newMember(world, world.a);
      const member = await findMember(world.a, userId);
      expectEqual(member.role, "user", "the role");
    },
  ),
  about(
    "token-once",
    "The token of an invitation is answered once and never listed",
    "auth.yaml createInvitation",
    async (world) => {
      const org = await world.newOrg();
      const { token, id } = await invite(org, newEmail(world, org));
      const list = await org.admin.call("listInvitations", { orgId: org.id, limit: 200 });
      const { items } = bodyOf<{ items: Record<string, unknown>[] }>(list, 200);
      ensure(
        items.some((item) => item.id === id && !("token" in item)),
        "the invitation without its token",
        "not so",
        list,
      );
      ensure(!list.text.includes(token), "no token anywhere in the list", "one", list);
    },
  ),
  about(
    "accept-twice",
    "Accepting again answers the same membership",
    "auth.yaml acceptInvitation",
    async (world) => {
      const email = newEmail(world, world.a);
      const { token } = await invite(world.a, email);
      const caller = await stranger(world, world.a, email);
      const first = await caller.call("acceptInvitation", { body: { token } });
      expectStatus(first, 200);
      const second = await caller.call("acceptInvitation", { body: { token } });
      expectStatus(second, 200, "the second time");
      expectEqual(second.json, first.json, "the same membership", second);
    },
  ),
  about(
    "wrong-person",
    "Only the invited e-mail address can accept",
    "auth.yaml acceptInvitation",
    async (world) => {
      const { token } = await invite(world.a, newEmail(world, world.a));
      const other = await stranger(world, world.a, newEmail(world, world.a));
      expectProblem(await other.call("acceptInvitation", { body: { token } }), {
        status: [403, 404],
        code: ["forbidden", "invitation_not_found"],
      });
    },
  ),
  about(
    "withdrawn",
    "A withdrawn or unknown invitation cannot be accepted",
    "auth.yaml revokeInvitation",
    async (world) => {
      const email = newEmail(world, world.a);
      const { token, id } = await invite(world.a, email);
      bodyOf(await world.a.admin.call("revokeInvitation", { orgId: world.a.id, invitationId: id }), 204);
      const caller = await stranger(world, world.a, email);
      for (const wrong of [token, `${token}x`, "nonsense"]) {
        expectProblem(await caller.call("acceptInvitation", { body: { token: wrong } }), {
          status: 404,
          code: "invitation_not_found",
        });
      }
    },
  ),
  about(
    "invited-twice",
    "An open invitation for an address is the only one",
    "contracts/problems.yaml invitation_exists",
    async (world) => {
      const email = newEmail(world, world.a);
      await invite(world.a, email);
      const again = await world.a.admin.call("createInvitation", {
        orgId: world.a.id,
        body: { email },
      });
      expectProblem(again, { status: 409, code: "invitation_exists" });
    },
  ),
  about(
    "member-invited",
    "A member is not invited again",
    "contracts/problems.yaml member_exists",
    async (world) => {
      const email = newEmail(world, world.a);
      const { token } = await invite(world.a, email);
      const caller = await stranger(world, world.a, email);
      bodyOf(await caller.call("acceptInvitation", { body: { token } }), 200);
      const again = await world.a.admin.call("createInvitation", {
        orgId: world.a.id,
        body: { email },
      });
      expectProblem(again, { status: 409, code: "member_exists" });
    },
  ),
  about(
    "unknown-role",
    "An invitation or change to a role that does not exist is refused",
    "contracts/problems.yaml role_not_found",
    async (world) => {
      const role = world.unique("role");
      const invitation = await world.a.admin.call("createInvitation", {
        orgId: world.a.id,
        body: { email: newEmail(world, world.a), role },
      });
      expectProblem(invitation, { status: 404, code: "role_not_found" });
      const { userId } = await newMember(world, world.a);
      const change = await world.a.admin.call("changeMemberRole", {
        orgId: world.a.id,
        userId,
        body: { role },
      });
      expectProblem(change, { status: 404, code: "role_not_found" });
    },
  ),
  about(
    "change-role",
    "A member gets another role, and the version grows",
    "auth.yaml changeMemberRole",
    async (world) => {
      const { userId, version } = await newMember(world, world.a);
      const exchange = await world.a.admin.call("changeMemberRole", {
        orgId: world.a.id,
        userId,
        body: { role: "admin" },
      });
      expectStatus(exchange, 200);
      const member = exchange.json as Member;
      expectEqual(member.role, "admin", "role", exchange);
      expectEqual(member.version, version + 1, "version", exchange);
    },
  ),
  about(
    "removed",
    "A removed member is gone, and its tokens are void within 5 s",
    "auth.yaml removeMember",
    async (world) => {
      const { userId, caller } = await newMember(world, world.a);
      expectStatus(await caller.call("getMe"), 200, "before the removal");
      const input = { orgId: world.a.id, userId };
      bodyOf(await world.a.admin.call("removeMember", input), 204);
      expectProblem(await world.a.admin.call("removeMember", input), {
        status: 404,
        code: "member_not_found",
      });
      await world.eventually(
        () => caller.call("getMe"),
        ({ status }) => status === 401,
        5000,
      );
    },
  ),
  about(
    "last-admin",
    "An organization is never left without an admin",
    "contracts/problems.yaml last_admin",
    async (world) => {
      const founder = await world.a.as({ user_id: world.random.uuid(), scopes: ["admin"] });
      const created = await founder.call("createOrg", { body: { name: "Lonely" } });
      const { id } = bodyOf<{ id: string }>(created, 201);
      const claims = world.claimsOf(world.a, {
        org_id: id,
        user_id: founder.userId,
        scopes: ["admin"],
      });
      const admin = world.caller({ kind: "minted", claims, token: await world.mint(claims) });
      const input = { orgId: id, userId: founder.userId };
      expectProblem(await admin.call("removeMember", input), { status: 409, code: "last_admin" });
      expectProblem(await admin.call("changeMemberRole", { ...input, body: { role: "user" } }), {
        status: 409,
        code: "last_admin",
      });
    },
  ),
];

/** Roles are named sets of scopes; two of them are everybody's. */
export const roleRules: readonly Rule[] = [
  {
    id: "roles/built-in",
    title: "user and admin are there first, and cannot be replaced or deleted",
    profile: "auth",
    reference: "auth.yaml replaceRole, deleteRole",
    run: async (world) => {
      const list = await world.a.admin.call("listRoles", { limit: 200 });
      const { items } = bodyOf<{ items: { name: string; isBuiltIn: boolean }[] }>(list, 200);
      expectEqual(
        items
          .slice(0, 2)
          .map(({ name }) => name)
          .sort(),
        ["admin", "user"],
        "the first roles",
        list,
      );
      ensure(
        items.slice(0, 2).every(({ isBuiltIn }) => isBuiltIn),
        "isBuiltIn",
        "not so",
        list,
      );
      for (const roleName of ["user", "admin"]) {
        const body = { displayName: "Mine now", scopes: ["admin"] };
        expectProblem(await world.a.admin.call("replaceRole", { roleName, body }), {
          status: 403,
          code: "forbidden",
        });
        expectProblem(await world.a.admin.call("deleteRole", { roleName }), {
          status: 403,
          code: "forbidden",
        });
      }
    },
  },
  {
    id: "roles/name",
    title: "A role's name is its own within the organization",
    profile: "auth",
    reference: "contracts/problems.yaml role_exists",
    run: async (world) => {
      const org = await world.newOrg();
      const { name } = await newRole(world, org);
      const body = { name, displayName: "Again", scopes: ["read"] };
      expectProblem(await org.admin.call("createRole", { body }), {
        status: 409,
        code: "role_exists",
      });
      const builtIn = { ...body, name: "admin" };
      expectProblem(await org.admin.call("createRole", { body: builtIn }), {
        status: 409,
        code: "role_exists",
      });
    },
  },
  {
    id: "roles/limit",
    title: "An organization has at most 20 roles of its own",
    profile: "auth",
    reference: "auth.yaml createRole; contracts/problems.yaml limit_reached",
    run: async (world) => {
      const org = await world.newOrg();
      for (let count = 0; count < 20; count++) await newRole(world, org);
      const body = { name: world.unique("role"), displayName: "One too many", scopes: ["read"] };
      expectProblem(await org.admin.call("createRole", { body }), {
        status: 409,
        code: "limit_reached",
      });
    },
  },
  {
    id: "roles/in-use",
    title: "A role that somebody holds cannot be deleted",
    profile: "auth",
    reference: "contracts/problems.yaml role_in_use",
    run: async (world) => {
      const org = await world.newOrg();
      const { name } = await newRole(world, org);
      const { userId } = await newMember(world, org);
      bodyOf(await org.admin.call("changeMemberRole", { orgId: org.id, userId, body: { role: name } }), 200);
      expectProblem(await org.admin.call("deleteRole", { roleName: name }), {
        status: 409,
        code: "role_in_use",
      });
    },
  },
];
