import type { Org as OrgResource } from "@elqnt/contracts/auth";
import { ensure, expectEqual, expectProblem, expectStatus } from "../../engine/expect.ts";
import { mintCredential } from "../../engine/org.ts";
import type { Rule } from "../../engine/rule.ts";
import type { World } from "../../engine/world.ts";
import { bodyOf } from "../../recipes/recipe.ts";

const slugOf = (world: World): string => `conf-${world.random.text(12)}`;

async function createOrg(world: World, body: Record<string, unknown>) {
  const founder = await world.a.as({ user_id: world.random.uuid(), scopes: ["admin"] });
  const exchange = await founder.call("createOrg", { body });
  return { founder, exchange, org: bodyOf<OrgResource>(exchange, 201) };
}

/** The founder with a token of the organization. */
const insider = async (world: World, userId: string, orgId: string) =>
  world.caller(
    await mintCredential(
      world.mint,
      world.claimsOf(world.a, {
        org_id: orgId,
        user_id: userId,
        role: "admin",
        scopes: ["admin"],
        iat: Math.floor(Date.now() / 1000),
      }),
    ),
  );

/** Organizations are made, found, changed and deleted by their members. */
export const orgRules: readonly Rule[] = [
  {
    id: "orgs/create",
    title: "Who creates an organization finds it in its list and is its admin",
    profile: "auth",
    reference: "auth.yaml createOrg",
    run: async (world) => {
      const { founder, org, exchange } = await createOrg(world, { name: "Made here" });
      expectEqual(org.status, "active", "status", exchange);
      expectEqual(org.version, 1, "version", exchange);
      const list = await founder.call("listOrgs", { limit: 200 });
      const mine = bodyOf<{ items: OrgResource[] }>(list, 200).items;
      ensure(
        mine.some(({ id }) => id === org.id),
        "the new organization in the founder's list",
        "nothing",
        list,
      );
      const members = await (await insider(world, founder.userId, org.id)).call("listMembers", {
        orgId: org.id,
      });
      const [first] = bodyOf<{ items: { userId: string; role: string }[] }>(members, 200).items;
      expectEqual(first?.userId, founder.userId, "the first member", members);
      expectEqual(first?.role, "admin", "the founder's role", members);
    },
  },
  {
    id: "orgs/slug",
    title: "A slug belongs to one organization",
    profile: "auth",
    reference: "auth.yaml OrgSlug; contracts/problems.yaml org_exists",
    run: async (world) => {
      const slug = slugOf(world);
      const { founder, org, exchange } = await createOrg(world, { name: "First", slug });
      expectEqual(org.slug, slug, "slug", exchange);
      const second = await founder.call("createOrg", { body: { name: "Second", slug } });
      expectProblem(second, { status: 409, code: "org_exists" });
    },
  },
  {
    id: "orgs/update",
    title: "A patch changes what it names and leaves the rest",
    profile: "auth",
    reference: "auth.yaml updateOrg; RFC 7396",
    run: async (world) => {
      const slug = slugOf(world);
      const { founder, org } = await createOrg(world, { name: "Before", slug });
      const admin = await insider(world, founder.userId, org.id);
      const patched = await admin.call("updateOrg", { orgId: org.id, body: { name: "After" } });
      expectStatus(patched, 200);
      const changed = patched.json as OrgResource;
      expectEqual(changed.name, "After", "name", patched);
      expectEqual(changed.slug, slug, "slug", patched);
      const read = await admin.call("getOrg", { orgId: org.id });
      expectEqual(read.json, changed, "the stored organization", read);
    },
  },
  {
    id: "orgs/delete",
    title: "A deleted organization is out of reach and its tokens are void within 5 s",
    profile: "auth",
    reference: "auth.yaml deleteOrg",
    run: async (world) => {
      const { founder, org } = await createOrg(world, { name: "Short-lived" });
      const admin = await insider(world, founder.userId, org.id);
      expectStatus(await admin.call("getMe"), 200, "before the deletion");
      bodyOf(await admin.call("deleteOrg", { orgId: org.id }), 204);
      await world.eventually(
        () => admin.call("getMe"),
        ({ status }) => status === 401 || status === 404,
        5000,
      );
      const list = await founder.call("listOrgs", { limit: 200 });
      const mine = bodyOf<{ items: OrgResource[] }>(list, 200).items;
      ensure(!mine.some(({ id }) => id === org.id), "a list without it", "it is there", list);
    },
  },
];
