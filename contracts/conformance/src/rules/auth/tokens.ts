import { ensure } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import { show } from "../../engine/violation.ts";
import type { Claims } from "../../http/exchange.ts";
import { canSetHeader } from "../../recipes/session-fixture.ts";
import { partsOf, signedBy, unsigned, withClaims, withHeader } from "../../tokens/forge.ts";
import { nowInSeconds } from "../../tokens/mint.ts";
import { expectAccepted, expectUnauthorized, probe, probeClaims, probeToken } from "./token-probe.ts";

const about = (id: string, title: string, reference: string, run: Rule["run"]): Rule => ({
  id: `tokens/${id}`,
  title,
  profile: "auth",
  reference,
  run,
});

const without = (claims: Claims, name: string): Claims => {
  const { [name]: _, ...rest } = claims;
  return rest;
};

/** Claims that no token may have, by name of what is wrong. */
const badClaims: Readonly<Record<string, (claims: Claims) => Claims>> = {
  "no org_id": (claims) => without(claims, "org_id"),
  "org_id of a list": (claims) => ({ ...claims, org_id: [claims.org_id] }),
  "org_id of an object": (claims) => ({ ...claims, org_id: { id: claims.org_id } }),
  "org_id with a prefix": (claims) => ({ ...claims, org_id: `org_${String(claims.org_id)}` }),
  "org_id with a space": (claims) => ({ ...claims, org_id: ` ${String(claims.org_id)}` }),
  "org_id with SQL": (claims) => ({ ...claims, org_id: 'a"; drop schema public; --' }),
  "org_id public": (claims) => ({ ...claims, org_id: "public" }),
  "org_id null": (claims) => ({ ...claims, org_id: null }),
  "no user_id": (claims) => without(claims, "user_id"),
  "user_id of a number": (claims) => ({ ...claims, user_id: 42 }),
  "empty user_id": (claims) => ({ ...claims, user_id: "" }),
  "no scopes": (claims) => without(claims, "scopes"),
  "scopes as text": (claims) => ({ ...claims, scopes: "read write" }),
  "scopes of an object": (claims) => ({ ...claims, scopes: { includes: true, 0: "admin", length: 1 } }),
  "scopes with an object": (claims) => ({ ...claims, scopes: [{ scope: "admin" }] }),
  "scopes null": (claims) => ({ ...claims, scopes: null }),
  "no exp": (claims) => without(claims, "exp"),
  "exp as text": (claims) => ({ ...claims, exp: String(nowInSeconds() + 600) }),
  "exp null": (claims) => ({ ...claims, exp: null }),
  "exp 0": (claims) => ({ ...claims, exp: 0 }),
  "negative exp": (claims) => ({ ...claims, exp: -1 }),
};

/** Which tokens get in. */
export const tokenRules: readonly Rule[] = [
  about(
    "malformed",
    "What is no compact JWT is refused",
    "contract.md §1 Tokens; S16, S17, S18",
    async (world) => {
      const token = await world.mint(world.claimsOf(world.a));
      const [header, payload, signature] = partsOf(token);
      const broken: [string, string][] = [
        ["", "an empty token"],
        ["nonsense", "one word"],
        [`${header}.${payload}`, "two parts"],
        [`${token}.extra`, "four parts"],
        [`${token}.`, "a trailing dot"],
        [`${header}..${signature}`, "an empty payload"],
        [`${header}.${payload}.${signature}=`, "padding"],
        [`${header}.${payload}.${signature}AAAA`, "a longer signature"],
        [`${header}.${payload}.${signature.slice(0, -4)}`, "a shorter signature"],
        [`${header}.${payload} .${signature}`, "a space inside"],
        [`${"a".repeat(12_000)}.${payload}.${signature}`, "12 KB of header"],
      ];
      for (const [value, what] of broken) {
        const exchange = await probeToken(world, value);
        const isTooLarge = value.length > 10_000 && exchange.status === 431;
        if (!isTooLarge) expectUnauthorized(exchange, what);
      }
    },
  ),
  about(
    "scheme",
    "Only one bearer token is taken from Authorization",
    "RFC 6750 §2.1; S23",
    async (world) => {
      const token = await world.mint(world.claimsOf(world.a));
      const headers = [
        token,
        `Basic ${token}`,
        `Token ${token}`,
        `Bearer`,
        `Bearer ${token}, Bearer ${token}`,
        `Bearer nonsense ${token}`,
      ];
      for (const header of headers) {
        const exchange = await probe(world, { kind: "literal", header });
        ensure(
          [400, 401].includes(exchange.status),
          `400 or 401 for ${show(header.replaceAll(token, "<token>"))}`,
          String(exchange.status),
          exchange,
        );
      }
    },
  ),
  about("unsigned", "A token without a signature is refused", "RFC 8725 §2.1; S02", async (world) => {
    const claims = world.claimsOf(world.a, { scopes: ["admin"] });
    const [, , signature] = partsOf(await world.mint(claims));
    for (const alg of ["none", "None", "nOnE", ""]) {
      expectUnauthorized(await probeToken(world, unsigned({ alg, typ: "JWT" }, claims)), `alg ${show(alg)}`);
      expectUnauthorized(
        await probeToken(world, unsigned({ alg, typ: "JWT" }, claims, signature)),
        `alg ${show(alg)} with a signature`,
      );
    }
    expectUnauthorized(
      await probeToken(world, unsigned({ alg: "HS256" }, claims)),
      "HS256 with an empty signature",
    );
    expectUnauthorized(await probeToken(world, unsigned({}, claims)), "no alg");
  }),
  about(
    "wrong-secret",
    "A token signed with another secret is refused",
    "contract.md §1 Tokens",
    async (world) => {
      const claims = world.claimsOf(world.a, { scopes: ["admin"] });
      for (const secret of ["another-secret-of-sufficient-length-000", "secret", ""]) {
        expectUnauthorized(await probeToken(world, await signedBy(secret, claims)), "another secret");
      }
    },
  ),
  about(
    "tampered",
    "Changed claims or a changed header make the signature worthless, also after the good token was seen",
    "S05, S26",
    async (world) => {
      const claims = world.claimsOf(world.a, { scopes: ["read:auth"] });
      const token = await world.mint(claims);
      const good = await probe(world, { kind: "minted", claims, token });
      ensure([200, 403].includes(good.status), "the good token accepted first", String(good.status), good);
      const [header, payload, signature] = partsOf(token);
      const flipped = (signature.startsWith("A") ? "B" : "A") + signature.slice(1);
      const forgeries: [string, string][] = [
        [withClaims(token, { ...claims, scopes: ["admin"] }), "more scopes"],
        [withClaims(token, { ...claims, org_id: world.b.id }), "another organization"],
        [withHeader(token, { alg: "HS512", typ: "JWT" }), "alg HS512"],
        [withHeader(token, { alg: "EdDSA", typ: "JWT" }), "alg EdDSA"],
        [`${header}.${payload}.${flipped}`, "another signature"],
      ];
      for (const [forgery, what] of forgeries) expectUnauthorized(await probeToken(world, forgery), what);
    },
  ),
  about(
    "other-algorithm",
    "The key fixes the algorithm, not the token's header",
    "RFC 8725 §3.1; S03, S05",
    async (world) => {
      const claims = world.claimsOf(world.a);
      for (const alg of ["HS384", "HS512"]) {
        const forged = await signedBy("another-secret-of-sufficient-length-000", claims, { alg });
        expectUnauthorized(await probeToken(world, forged), alg);
        if (await canSetHeader(world)) {
          expectUnauthorized(
            await probeClaims(world, claims, { alg }).catch(() => probeToken(world, forged)),
            `${alg} with the right secret`,
          );
        }
      }
    },
  ),
  about(
    "header",
    "Header members that bring a key or must be understood make the token invalid",
    "RFC 7515 §4.1; S06–S08, S19",
    async (world) => {
      if (!(await canSetHeader(world)))
        world.skip("the token command cannot set members of the protected header");
      const claims = world.claimsOf(world.a);
      const headers: Record<string, unknown>[] = [
        { kid: "../../dev/null" },
        { kid: "' OR 1=1" },
        { kid: "__proto__" },
        { kid: "k".repeat(2000) },
        { cty: "JWT" },
      ];
      for (const header of headers) {
        expectUnauthorized(await probeClaims(world, claims, header), `header ${show(header, 60)}`);
      }
      const critical = await signedBy("another-secret-of-sufficient-length-000", claims, { alg: "HS256" });
      expectUnauthorized(
        await probeToken(world, withHeader(critical, { alg: "HS256", crit: ["exp"], exp: 1 })),
        "crit",
      );
    },
  ),
  {
    id: "tokens/claims",
    title: "A signed token with missing or malformed claims is refused",
    profile: "auth",
    reference: "contract.md §1 Tokens; S09, S13, S14, S69",
    subjects: () => Object.keys(badClaims),
    run: async (world, what) => {
      const claims = badClaims[what]!(world.claimsOf(world.a));
      expectUnauthorized(await probeClaims(world, claims), what);
    },
  },
  about(
    "expired",
    "A token past exp is refused as token_expired",
    "contract.md §1 Tokens; S10",
    async (world) => {
      for (const seconds of [8, 60, 86_400]) {
        const claims = world.claimsOf(world.a, { exp: nowInSeconds() - seconds });
        const exchange = await probeClaims(world, claims);
        expectUnauthorized(exchange, `exp ${seconds} s ago`);
        const { code } = exchange.json as { code: string };
        ensure(code === "token_expired", "code token_expired", code, exchange);
      }
    },
  ),
  about("leeway", "Clocks may differ by 5 seconds", "contract.md §1 Tokens; S10", async (world) => {
    expectAccepted(
      await probeClaims(world, world.claimsOf(world.a, { exp: nowInSeconds() - 2 })),
      "exp 2 s ago",
    );
    expectAccepted(
      await probeClaims(world, world.claimsOf(world.a, { iat: nowInSeconds() + 2 })),
      "iat in 2 s",
    );
  }),
  about(
    "expiry-of-known",
    "A token that was accepted before is refused once it has expired",
    "S25",
    async (world) => {
      const claims = world.claimsOf(world.a, { exp: nowInSeconds() - 3 });
      const token = await world.mint(claims);
      const ask = () => probe(world, { kind: "minted", claims, token });
      const first = await ask();
      if (first.status === 200) await world.eventually(ask, ({ status }) => status === 401, 5000);
    },
  ),
  about("future", "A token of the future is refused", "RFC 7519 §4.1.5; S11", async (world) => {
    const later = nowInSeconds() + 3600;
    expectUnauthorized(
      await probeClaims(world, world.claimsOf(world.a, { nbf: later, exp: later + 60 })),
      "nbf in an hour",
    );
    expectUnauthorized(
      await probeClaims(world, world.claimsOf(world.a, { iat: later, exp: later + 60 })),
      "iat in an hour",
    );
  }),
  about(
    "issuer",
    "Issuer and audience may be absent from first-party tokens; what is present must match",
    "contract.md §1 Tokens; S12",
    async (world) => {
      expectAccepted(await probeClaims(world, world.claimsOf(world.a)), "neither iss nor aud");
      const wrong: Claims[] = [
        { iss: "https://evil.example" },
        { aud: "somebody-else" },
        { aud: ["somebody-else"] },
        { aud: [] },
        { iss: 1 },
      ];
      for (const claims of wrong)
        expectUnauthorized(await probeClaims(world, world.claimsOf(world.a, claims)), show(claims));
    },
  ),
  about(
    "elsewhere",
    "Tokens in query, cookie or another header are ignored",
    "S22; RFC 6750 §2",
    async (world) => {
      const token = await world.mint(world.claimsOf(world.a));
      const operationId = world.catalogue.has("getMe") ? "getMe" : "listDefinitions";
      const credential = { kind: "none" } as const;
      const attempts = [
        { extraQuery: `access_token=${token}` },
        { extraQuery: `token=${token}` },
        { headers: { cookie: `token=${token}; access_token=${token}` } },
        { headers: { "x-access-token": token } },
        { headers: { "proxy-authorization": `Bearer ${token}` } },
      ];
      for (const attempt of attempts) {
        const exchange = await world.a.admin.call(operationId, {}, { ...attempt, credential });
        expectUnauthorized(exchange, "a token outside Authorization");
        ensure(!exchange.text.includes(token), "a problem without the token", "the token repeated", exchange);
      }
    },
  ),
];
