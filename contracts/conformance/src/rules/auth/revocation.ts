import { expectProblem, expectStatus } from "../../engine/expect.ts";
import type { Caller, Org } from "../../engine/org.ts";
import type { Rule } from "../../engine/rule.ts";
import type { World } from "../../engine/world.ts";
import type { Claims } from "../../http/exchange.ts";
import { newMember } from "../../recipes/auth-fixture.ts";
import { bodyOf } from "../../recipes/recipe.ts";
import { nowInSeconds } from "../../tokens/mint.ts";

const withinMs = 5000;

/** A caller whose token says when it was issued, as tokens that may be revoked should. */
const dated = (org: Org, claims: Claims = {}): Promise<Caller> =>
  org.as({ iat: nowInSeconds() - 2, ...claims });

/** The token was good, is used so that caches know it, and is refused within the promised time. */
async function expectVoid(world: World, caller: Caller): Promise<void> {
  const refused = await world.eventually(
    () => caller.call("getMe"),
    ({ status }) => status === 401,
    withinMs,
  );
  expectProblem(refused, { status: 401, code: "token_revoked" });
}

const expectGood = async (caller: Caller, why: string): Promise<void> =>
  expectStatus(await caller.call("getMe"), 200, why);

/** What was issued can be taken back, quickly and no more than was meant. */
export const revocationRules: readonly Rule[] = [
  {
    id: "revocation/user",
    title: "Revoking a user voids its tokens within 5 s and nobody else's",
    profile: "auth",
    reference: "auth.yaml createRevocation; contract.md §1 Tokens; S24",
    run: async (world) => {
      const member = await newMember(world, world.a);
      const caller = await dated(world.a, { user_id: member.userId });
      const bystander = await dated(world.a, { user_id: world.random.uuid() });
      await expectGood(caller, "before the revocation");
      bodyOf(await world.a.admin.call("createRevocation", { body: { userId: member.userId } }), 200);
      await expectVoid(world, caller);
      await expectGood(bystander, "for another user");
      await expectGood(world.b.admin, "in another organization");
    },
  },
  {
    id: "revocation/token",
    title: "Revoking one token by jti voids that token only",
    profile: "auth",
    reference: "auth.yaml createRevocation",
    run: async (world) => {
      const userId = world.random.uuid();
      const [first, second] = [world.random.uuid(), world.random.uuid()];
      const caller = await dated(world.a, { user_id: userId, jti: first });
      const other = await dated(world.a, { user_id: userId, jti: second });
      await expectGood(caller, "before the revocation");
      bodyOf(await world.a.admin.call("createRevocation", { body: { tokenId: first } }), 200);
      await expectVoid(world, caller);
      await expectGood(other, "with another jti");
    },
  },
  {
    id: "revocation/organization",
    title: "Revoking the organization voids every token of it, and of no other",
    profile: "auth",
    reference: "auth.yaml createRevocation",
    run: async (world) => {
      const org = await world.newOrg();
      const caller = await dated(org, { scopes: ["admin"] });
      await expectGood(caller, "before the revocation");
      bodyOf(await caller.call("createRevocation", { body: {} }), 200);
      await expectVoid(world, caller);
      await expectGood(world.a.admin, "in another organization");
    },
  },
  {
    id: "revocation/later-tokens",
    title: "Tokens issued after a revocation are good",
    profile: "auth",
    reference: "auth.yaml Revocation",
    run: async (world) => {
      const org = await world.newOrg();
      const before = await dated(org, { scopes: ["admin"] });
      bodyOf(await before.call("createRevocation", { body: {} }), 200);
      await expectVoid(world, before);
      const after = await org.as({ iat: nowInSeconds() + 2 });
      await expectGood(after, "for a token issued later");
    },
  },
  {
    id: "revocation/foreign",
    title: "Nobody voids tokens of another organization",
    profile: "auth",
    reference: "auth.yaml info; S29",
    run: async (world) => {
      const member = await newMember(world, world.b);
      const caller = await dated(world.b, { user_id: member.userId });
      const attempt = await world.a.admin.call("createRevocation", {
        body: { userId: member.userId },
      });
      expectStatus(attempt, [200, 404]);
      // A revocation takes up to 5 s: good now and good then.
      const deadline = performance.now() + withinMs;
      while (performance.now() < deadline) {
        await expectGood(caller, "in its own organization");
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    },
  },
];
