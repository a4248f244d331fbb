import { ensure, expectEqual, expectStatus } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";

interface Me {
  user: { id: string; email?: string };
  org: { id: string };
  role?: string;
  scopes: string[];
}

/** What a token says about its holder, and the keys others verify tokens with. */
export const meRules: readonly Rule[] = [
  {
    id: "me/token",
    title: "getMe answers the user, organization and scopes of the token",
    profile: "auth",
    reference: "auth.yaml getMe",
    run: async (world) => {
      for (const org of [world.a, world.b]) {
        const scopes = ["read:auth", "write:entities"];
        const caller = await org.as({ scopes, user_id: world.random.uuid() });
        const exchange = await caller.call("getMe");
        expectStatus(exchange, 200);
        const me = exchange.json as Me;
        expectEqual(me.user.id, caller.userId, "user.id", exchange);
        expectEqual(me.org.id, org.id, "org.id", exchange);
        expectEqual([...me.scopes].sort(), scopes, "scopes", exchange);
      }
    },
  },
  {
    id: "me/no-scope",
    title: "getMe needs a token but no scope",
    profile: "auth",
    reference: "auth.yaml getMe security",
    run: async (world) => {
      const caller = await world.a.as({ scopes: [] });
      expectStatus(await caller.call("getMe"), 200, "without any scope");
    },
  },
  {
    id: "me/jwks",
    title: "The key set has public keys only",
    profile: "auth",
    reference: "auth.yaml getJwks; RFC 7517 §9.2",
    run: async (world) => {
      const exchange = await world.a.admin.call("getJwks", {}, { credential: { kind: "none" } });
      expectStatus(exchange, 200);
      const { keys } = exchange.json as { keys: Record<string, unknown>[] };
      for (const key of keys) {
        const secret = ["d", "p", "q", "dp", "dq", "qi", "k", "oth"].filter((name) => name in key);
        ensure(secret.length === 0, "no private members", secret.join(", "), exchange);
        ensure(key.kty !== "oct", "no symmetric key", "kty oct", exchange);
        ensure(typeof key.kid === "string", "a kid", "none", exchange);
      }
    },
  },
];
