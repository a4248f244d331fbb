import { exportSPKI, generateKeyPair } from "jose";
import { describe, expect, test } from "vitest";
import { encode, mint, orgA, secret, signRaw } from "../testing/tokens.ts";
import { now, payloadWith, refused, seconds, thirdParty, verifierAt, verify } from "../testing/verify.ts";
import { createTokenVerifier } from "./verifier.ts";

describe("S03 S04 key confusion", () => {
  test("S03 HS256 signed with the public key as secret is refused", async () => {
    const { jwk, publicKey } = await thirdParty("key-1", "RS256");
    const pem = await exportSPKI(publicKey);
    const options = { secret, jwks: { keys: [jwk] } };
    for (const key of [pem, JSON.stringify(jwk), jwk.n!]) {
      const withKid = await mint({ exp: seconds + 9 }, { kid: "key-1" }, key);
      expect(await verify(withKid, options)).toMatchObject(refused);
      expect(await verify(await mint({ exp: seconds + 9 }, {}, key), options)).toMatchObject(refused);
    }
  });

  test.each(["", " ", "\n", "Bag Attributes\n"])(
    "S04 a PEM as secret is refused at start (prefix %j)",
    async (prefix) => {
      const { publicKey } = await generateKeyPair("RS256", { extractable: true });
      const pem = prefix + (await exportSPKI(publicKey));
      expect(() => createTokenVerifier({ secret: pem })).toThrow("it is a key file");
    },
  );

  test("S04 a JWK as secret is refused at start", async () => {
    const { jwk } = await thirdParty("key-1", "ES256");
    expect(() => createTokenVerifier({ secret: JSON.stringify(jwk) })).toThrow("it is a key file");
  });

  test("S05 a header changed to HS512 is refused", async () => {
    const [, payload, signature] = (await mint({ exp: seconds + 9 })).split(".");
    const changed = `${encode(JSON.stringify({ alg: "HS512" }))}.${payload}.${signature}`;
    expect(await verify(changed)).toMatchObject(refused);
    const signed = await signRaw(JSON.stringify({ alg: "HS512" }), payloadWith({}));
    expect(await verify(signed)).toMatchObject({ ...refused, reason: "algorithm of the key" });
  });

  test("a symmetric key in the key set is never used", async () => {
    const oct = { kty: "oct", k: encode(secret), kid: "sym", alg: "HS256" };
    const token = await mint({ exp: seconds + 9 }, { kid: "sym" });
    expect(await verify(token, { jwks: { keys: [oct] } })).toMatchObject({
      ...refused,
      reason: "unknown key",
    });
  });
});

describe("S06 hostile kid", () => {
  const kids = [
    "../../dev/null",
    "' OR 1=1",
    "x".repeat(10_000),
    ["key-1"],
    "__proto__",
    "constructor",
    7,
    null,
    "",
  ];
  test.each(kids)("%j is refused even with the right secret", async (kid) => {
    const { jwk } = await thirdParty("key-1", "EdDSA");
    const token = await signRaw(JSON.stringify({ alg: "HS256", kid }), payloadWith({}));
    expect(await verify(token, { secret, jwks: { keys: [jwk] } })).toMatchObject(refused);
    expect(await verify(token)).toMatchObject(refused);
  });
});

test("S07 a token does not bring its own key", async () => {
  const { jwk, sign } = await thirdParty("theirs", "EdDSA");
  const fetched: unknown[] = [];
  const original = globalThis.fetch;
  globalThis.fetch = async (input) => {
    fetched.push(input);
    return new Response("{}");
  };
  try {
    for (const parameter of [
      { jwk },
      { jku: "http://evil.example/jwks" },
      { x5u: "http://evil.example" },
      { x5c: ["AA"] },
    ]) {
      expect(await verify(await sign({}, parameter), { secret })).toMatchObject(refused);
    }
  } finally {
    globalThis.fetch = original;
  }
  expect(fetched).toEqual([]);
});

describe("third-party tokens", () => {
  test.each(["EdDSA", "ES256", "RS256"] as const)("%s is accepted by kid", async (algorithm) => {
    const { jwk, sign } = await thirdParty("key-1", algorithm);
    expect(await verify(await sign(), { jwks: { keys: [jwk] } })).toMatchObject({
      ok: true,
      token: { orgId: orgA },
    });
  });

  test.each(["iss", "aud", "iat", "jti"])("without %s are refused", async (claim) => {
    const { jwk, sign } = await thirdParty("key-1", "EdDSA");
    const token = await sign({ [claim]: undefined });
    expect(await verify(token, { jwks: { keys: [jwk] } })).toMatchObject({
      ...refused,
      reason: `claim ${claim}`,
    });
  });

  test("S20 a rotated-out key stops working and a new one works within the reload time", async () => {
    let time = now;
    const old = await thirdParty("old", "EdDSA");
    const next = await thirdParty("next", "EdDSA");
    let keys = [old.jwk];
    let asked = 0;
    const jwks = async () => {
      asked += 1;
      return { keys };
    };
    const verifier = verifierAt(() => time, { jwks, jwksRefreshMs: 60_000, jwksPauseMs: 5000 });
    expect(await verifier.verify(await old.sign())).toMatchObject({ ok: true });
    keys = [next.jwk];
    expect(await verifier.verify(await next.sign())).toMatchObject(refused);
    time += 5000;
    expect(await verifier.verify(await next.sign())).toMatchObject({ ok: true });
    expect(await verifier.verify(await old.sign())).toMatchObject(refused);
    expect(asked).toBe(2);
  });

  test("S20 unknown kids cause no storm of requests for the key set", async () => {
    const known = await thirdParty("known", "EdDSA");
    let asked = 0;
    const jwks = async () => {
      asked += 1;
      return { keys: [known.jwk] };
    };
    const verifier = verifierAt(() => now, { jwks });
    await verifier.verify(await known.sign());
    for (let index = 0; index < 50; index++) {
      expect(await verifier.verify(await known.sign({}, { kid: `unknown-${index}` }))).toMatchObject(refused);
    }
    expect(asked).toBe(1);
  });

  test("a key set that cannot be read keeps the keys that were", async () => {
    let time = now;
    let isDown = false;
    const { jwk, sign } = await thirdParty("key-1", "EdDSA");
    const jwks = async () => {
      if (isDown) throw new Error("down");
      return { keys: [jwk] };
    };
    const verifier = verifierAt(() => time, { jwks, jwksRefreshMs: 1000 });
    await verifier.verify(await sign());
    isDown = true;
    time += 10_000;
    expect(await verifier.verify(await sign({ exp: seconds + 3600 }))).toMatchObject({ ok: true });
  });
});

describe("S21 secrets that are none", () => {
  test.each([
    ["short", "0123456789012345678901234567890"],
    ["a known sample", "your-256-bit-secret-your-256-bit-secret"],
    ["a starter kit's", "change-me-in-production-please-0123456789"],
    ["one character", "a".repeat(64)],
  ])("%s is refused at start", (_name, weak) => {
    expect(() => createTokenVerifier({ secret: weak })).toThrow("Failed to use JWT_SECRET");
  });

  test("samples pass in development", () => {
    const sample = "your-256-bit-secret-your-256-bit-secret";
    expect(() => createTokenVerifier({ secret: sample, allowSampleSecrets: true })).not.toThrow();
  });

  test("no key at all is refused at start", () => {
    expect(() => createTokenVerifier({})).toThrow("neither a secret nor a key set");
  });
});
