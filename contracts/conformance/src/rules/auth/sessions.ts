import type { Session } from "@elqnt/contracts/auth";
import { ensure, expectEqual, expectProblem, expectStatus } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import type { Claims } from "../../http/exchange.ts";
import { newMember } from "../../recipes/auth-fixture.ts";
import { bodyOf } from "../../recipes/recipe.ts";
import { assertionClaims, exchangeSession, needHeaders, signIn } from "../../recipes/session-fixture.ts";
import { nowInSeconds } from "../../tokens/mint.ts";

/** People get in through the first-party application, and can see and end where they are signed in. */
export const sessionRules: readonly Rule[] = [
  {
    id: "sessions/exchange",
    title: "A session assertion is exchanged for a token of the user",
    profile: "auth",
    reference: "auth.yaml exchangeToken",
    run: async (world) => {
      await needHeaders(world);
      const { userId } = await newMember(world, world.a);
      const { caller } = await signIn(world, world.a, userId);
      const me = await caller.call("getMe");
      expectStatus(me, 200, "with the exchanged token");
      expectEqual((me.json as { user: { id: string } }).user.id, userId, "user.id", me);
    },
  },
  {
    id: "sessions/assertion",
    title:
      "An assertion that is old, long-lived, used before or no assertion is refused with 401 credentials_invalid",
    profile: "auth",
    reference: "auth.yaml exchangeToken",
    run: async (world) => {
      await needHeaders(world);
      const { userId } = await newMember(world, world.a);
      const good = assertionClaims(world, world.a, { user_id: userId });
      const now = nowInSeconds();
      const bad: [Claims, string, string][] = [
        [{ ...good, jti: world.random.uuid(), iat: now - 100, exp: now - 50 }, "elqnt-session+jwt", "old"],
        [{ ...good, jti: world.random.uuid(), exp: now + 3600 }, "elqnt-session+jwt", "long-lived"],
        [{ ...good, jti: world.random.uuid() }, "JWT", "a gateway token"],
      ];
      for (const [claims, typ, what] of bad) {
        const exchange = await exchangeSession(world, world.a, claims, typ);
        expectProblem(
          exchange,
          { status: 401, code: "credentials_invalid" },
          `for an assertion that is ${what}`,
        );
      }
      expectStatus(await exchangeSession(world, world.a, good), 200, "for a good assertion");
      expectProblem(
        await exchangeSession(world, world.a, good),
        { status: 401, code: "credentials_invalid" },
        "for a used assertion",
      );
    },
  },
  {
    id: "sessions/list",
    title: "Sessions list where the user is signed in, and which of them is asking",
    profile: "auth",
    reference: "auth.yaml listSessions",
    run: async (world) => {
      await needHeaders(world);
      const { userId } = await newMember(world, world.a);
      const first = await signIn(world, world.a, userId);
      const list = await first.caller.call("listSessions");
      const { items } = bodyOf<{ items: Session[] }>(list, 200);
      const current = items.filter(({ isCurrent }) => isCurrent);
      expectEqual(current.length, 1, "the number of current sessions", list);
      expectEqual(current[0]?.id, first.token.sessionId, "the current session", list);
      ensure(
        items.every((session) => session.userId === userId),
        "only own sessions",
        "others",
        list,
      );
    },
  },
  {
    id: "sessions/revoke",
    title: "Ending a session voids its token within 5 s",
    profile: "auth",
    reference: "auth.yaml revokeSession; S24",
    run: async (world) => {
      await needHeaders(world);
      const { userId } = await newMember(world, world.a);
      const { caller, token } = await signIn(world, world.a, userId);
      ensure(token.sessionId, "a sessionId", "none");
      const owner = await world.a.as({ user_id: userId, scopes: ["write:auth"], iat: nowInSeconds() + 2 });
      bodyOf(await owner.call("revokeSession", { sessionId: token.sessionId }), 204);
      await world.eventually(
        () => caller.call("getMe"),
        ({ status }) => status === 401,
        5000,
      );
    },
  },
  {
    id: "sessions/foreign",
    title: "Nobody ends the session of another user",
    profile: "auth",
    reference: "auth.yaml revokeSession: one of my sessions",
    run: async (world) => {
      await needHeaders(world);
      const { userId } = await newMember(world, world.a);
      const { caller, token } = await signIn(world, world.a, userId);
      const other = await world.a.as({ user_id: world.random.uuid(), scopes: ["write:auth"] });
      expectProblem(await other.call("revokeSession", { sessionId: token.sessionId }), {
        status: 404,
        code: "session_not_found",
      });
      expectStatus(await caller.call("getMe"), 200, "for the session of another user");
    },
  },
];
