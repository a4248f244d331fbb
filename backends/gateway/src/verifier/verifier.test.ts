import { describe, expect, test } from "vitest";
import { encode, mint, orgA, secret } from "../testing/tokens.ts";
import { now, refused, seconds, verifierAt, verify } from "../testing/verify.ts";

describe("a first-party token", () => {
  test("of the mission's own snippet is accepted, without iss, aud, iat and jti", async () => {
    const verification = await verify(await mint({ exp: seconds + 3600 }));
    expect(verification).toEqual({
      ok: true,
      token: {
        orgId: orgA,
        userId: "user-1",
        email: "ada@example.com",
        role: "user",
        scopes: ["read", "write"],
        expiresAt: seconds + 3600,
      },
    });
  });

  test("may carry iss and aud, which then must match", async () => {
    expect(await verify(await mint({ exp: seconds + 9, iss: "elqnt", aud: "elqnt-gateway" }))).toMatchObject({
      ok: true,
    });
  });
});

describe("the cache", () => {
  test("S25 a cached token dies at exp, not later", async () => {
    let time = now;
    const verifier = verifierAt(() => time);
    const token = await mint({ exp: seconds + 10 });
    expect(await verifier.verify(token)).toMatchObject({ ok: true });
    time = now + 14_999;
    expect(verifier.verify(token)).toMatchObject({ ok: true });
    time = now + 15_000;
    expect(verifier.verify(token)).toEqual({ ok: false, code: "token_expired", reason: "exp" });
    expect(await verifier.verify(token)).toMatchObject({ ok: false, code: "token_expired" });
  });

  test("S26 the same claims under another signature are another token", async () => {
    const verifier = verifierAt(() => now);
    const token = await mint({ exp: seconds + 10 });
    await verifier.verify(token);
    const [head, payload] = token.split(".");
    const forged = `${head}.${payload}.${encode("x".repeat(32))}`;
    expect(await verifier.verify(forged)).toMatchObject(refused);
    expect(verifier.verify(token)).toMatchObject({ ok: true });
  });

  test("S27 wrong signatures are refused alike, wherever they differ", async () => {
    const token = await mint({ exp: seconds + 10 });
    const start = token.lastIndexOf(".") + 1;
    for (const position of [start, start + 10, token.length - 2]) {
      const other = token[position] === "A" ? "B" : "A";
      const forged = token.slice(0, position) + other + token.slice(position + 1);
      expect(await verify(forged)).toEqual({ ...refused, reason: "ERR_JWS_SIGNATURE_VERIFICATION_FAILED" });
    }
  });

  test("is bounded", async () => {
    const verifier = verifierAt(() => now, { secret, cacheSize: 4 });
    const tokens = await Promise.all(
      Array.from({ length: 12 }, (_, user) => mint({ exp: seconds + 10, user_id: `u${user}` })),
    );
    for (const token of tokens) await verifier.verify(token);
    expect(tokens.filter((token) => verifier.knows(token)).length).toBeLessThanOrEqual(4);
    expect(verifier.knows(tokens.at(-1)!)).toBe(true);
  });

  test("answers without a promise", async () => {
    const verifier = verifierAt(() => now);
    const token = await mint({ exp: seconds + 10 });
    expect(verifier.verify(token)).toBeInstanceOf(Promise);
    await verifier.verify(token);
    expect(verifier.verify(token)).not.toBeInstanceOf(Promise);
  });
});
