import fc from "fast-check";
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../memory-store.ts";
import { createSealer } from "../seal.ts";
import type { SigningKeyTable } from "../store.ts";
import { createRotatingSigner } from "./rotating-signer.ts";
import type { TokenSigner } from "./signer.ts";

const hour = 3_600_000;
const day = 24 * hour;
const secret = "k7Qw2Zr9Tn4Xv8Lb3Mf6Hd1Sj5Pc0Yg2";

/** A process with a signer, and the clock and keys it may share with others. */
function signerAt(clock: { now: number }, keys: SigningKeyTable, ofSecret = secret): TokenSigner {
  return createRotatingSigner({ keys, sealer: createSealer(ofSecret), now: () => clock.now });
}

const start = Date.parse("2026-03-01T09:00:00.000Z");
const claims = { sub: "ada" };

const kidOf = (token: string): string => decodeProtectedHeader(token).kid ?? "";
const kidsOf = async (signer: TokenSigner) => (await signer.publicKeys()).map(({ kid }) => kid);

async function verify(token: string, signer: TokenSigner): Promise<void> {
  const keySet = createLocalJWKSet({ keys: await signer.publicKeys() });
  await jwtVerify(token, keySet, { algorithms: ["EdDSA"] });
}

describe("a rotating signer", () => {
  it("signs EdDSA with a key that it publishes without its private part", async () => {
    const { signingKeys } = createMemoryStore();
    const signer = signerAt({ now: start }, signingKeys);
    const token = await signer.sign(claims);
    expect(decodeProtectedHeader(token)).toEqual({ alg: "EdDSA", typ: "JWT", kid: kidOf(token) });
    await verify(token, signer);
    const [key, ...others] = await signer.publicKeys();
    expect(others).toEqual([]);
    expect(key).toEqual({
      kty: "OKP",
      crv: "Ed25519",
      x: expect.any(String),
      kid: kidOf(token),
      alg: "EdDSA",
      use: "sig",
    });
    expect((await signingKeys.list())[0]?.sealedPrivateKey).toMatch(/^sealed1\./);
  });

  it("publishes its first key before anything is signed", async () => {
    const signer = signerAt({ now: start }, createMemoryStore().signingKeys);
    const [kid] = await kidsOf(signer);
    expect(kidOf(await signer.sign(claims))).toBe(kid);
  });

  it("changes the key by itself: publishes the next one ahead and keeps the old one until its tokens are over", async () => {
    const clock = { now: start };
    const signer = signerAt(clock, createMemoryStore().signingKeys);
    const old = kidOf(await signer.sign(claims));
    clock.now = start + 30 * day - 2 * hour;
    expect(await kidsOf(signer)).toEqual([old]);
    clock.now = start + 30 * day - hour;
    const [, next] = await kidsOf(signer);
    expect(kidOf(await signer.sign(claims))).toBe(old);
    clock.now = start + 30 * day;
    expect(kidOf(await signer.sign(claims))).toBe(next);
    clock.now += 25 * hour - 1;
    expect(await kidsOf(signer)).toEqual([old, next]);
    clock.now += 1;
    expect(await kidsOf(signer)).toEqual([next]);
  });

  it("gives everybody time to see the next key, however long nobody came", async () => {
    const clock = { now: start };
    const { signingKeys } = createMemoryStore();
    const signer = signerAt(clock, signingKeys);
    const old = kidOf(await signer.sign(claims));
    clock.now = start + 400 * day;
    expect(kidOf(await signer.sign(claims))).toBe(old);
    clock.now += hour;
    expect(kidOf(await signer.sign(claims))).not.toBe(old);
    clock.now += 60 * day;
    await signer.publicKeys();
    expect((await signingKeys.list()).map(({ generation }) => generation)).toEqual([2, 3]);
  });

  it("agrees with other processes on one key, also when they start at once", async () => {
    const clock = { now: start };
    const { signingKeys } = createMemoryStore();
    const signers = [1, 2, 3].map(() => signerAt(clock, signingKeys));
    const tokens = await Promise.all(signers.map((signer) => signer.sign(claims)));
    expect(new Set(tokens.map(kidOf)).size).toBe(1);
    for (const signer of signers) for (const token of tokens) await verify(token, signer);
  });

  it("makes a key it can open when the secret has changed, and keeps publishing the other", async () => {
    const clock = { now: start };
    const { signingKeys } = createMemoryStore();
    const before = await signerAt(clock, signingKeys).sign(claims);
    const signer = signerAt(clock, signingKeys, secret.toUpperCase());
    const after = await signer.sign(claims);
    expect(kidOf(after)).not.toBe(kidOf(before));
    await verify(before, signer);
    await verify(after, signer);
  });

  it("tries again after the store failed", async () => {
    const { signingKeys } = createMemoryStore();
    let isDown = true;
    const list = async () => {
      if (isDown) throw new Error("down");
      return signingKeys.list();
    };
    const signer = signerAt({ now: start }, { ...signingKeys, list });
    await expect(signer.sign(claims)).rejects.toThrow("down");
    isDown = false;
    expect(await signer.sign(claims)).toBeDefined();
  });

  it("never signs with a key that others had no time to see, nor drops one while its tokens live", async () => {
    const steps = fc.array(fc.integer({ min: 1, max: 20 * 24 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(steps, async (hours) => {
        const clock = { now: start };
        const { signingKeys } = createMemoryStore();
        const [one, two] = [signerAt(clock, signingKeys), signerAt(clock, signingKeys)];
        const seen = new Map((await kidsOf(one)).map((kid) => [kid, Number.NEGATIVE_INFINITY]));
        const signed: { kid: string; at: number }[] = [];
        for (const step of hours) {
          clock.now += step * hour;
          const published = await kidsOf(one);
          for (const kid of published) if (!seen.has(kid)) seen.set(kid, clock.now);
          const kid = kidOf(await two.sign(claims));
          expect(clock.now - (seen.get(kid) ?? clock.now)).toBeGreaterThanOrEqual(hour);
          signed.push({ kid, at: clock.now });
          const alive = signed.filter(({ at }) => clock.now - at <= hour);
          for (const token of alive) expect(published).toContain(token.kid);
        }
      }),
      { numRuns: 25 },
    );
  });
});
