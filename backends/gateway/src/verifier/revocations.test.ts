import { describe, expect, test } from "vitest";
import { mint, orgA, orgB, secret } from "../testing/tokens.ts";
import { now, seconds, verifierAt } from "../testing/verify.ts";
import type { Revocation } from "./revocations.ts";

describe("S24 revocation", () => {
  const entry = { orgId: orgA, before: seconds };
  test.each<[string, Revocation]>([
    ["organization", entry],
    ["user", { ...entry, userId: "user-1" }],
    ["session", { ...entry, userId: "user-1", sessionId: "session-1" }],
    ["token", { ...entry, tokenId: "token-1" }],
  ])("of the %s reaches a cached token within 5 s", async (_name, revocation) => {
    let time = now;
    let list: Revocation[] = [];
    const verifier = verifierAt(() => time, { secret, revocations: { list: async () => list } });
    const token = await mint({ exp: seconds + 60, iat: seconds - 10, jti: "token-1", sid: "session-1" });
    expect(await verifier.verify(token)).toMatchObject({ ok: true });
    expect(verifier.knows(token)).toBe(true);
    list = [revocation];
    time += 4900;
    expect(await verifier.verify(token)).toMatchObject({ ok: false, code: "token_revoked" });
    expect(await verifier.verify(token)).toMatchObject({ ok: false, code: "token_revoked" });
  });

  test.each<[string, Revocation]>([
    ["another organization", { ...entry, orgId: orgB }],
    ["another user", { ...entry, userId: "user-2" }],
    ["another session of the user", { ...entry, userId: "user-1", sessionId: "session-2" }],
    ["another organization's token of the same id", { ...entry, orgId: orgB, tokenId: "token-1" }],
    ["tokens before this one", { ...entry, before: seconds - 10 }],
  ])("of %s leaves it alone", async (_name, revocation) => {
    const verifier = verifierAt(() => now, { secret, revocations: { list: async () => [revocation] } });
    const token = await mint({ exp: seconds + 60, iat: seconds - 10, jti: "token-1", sid: "session-1" });
    expect(await verifier.verify(token)).toMatchObject({ ok: true });
  });

  test("holds for tokens that do not say when they were issued", async () => {
    const verifier = verifierAt(() => now, { secret, revocations: { list: async () => [entry] } });
    expect(await verifier.verify(await mint({ exp: seconds + 60 }))).toMatchObject({ code: "token_revoked" });
  });

  test("goes on by the last list while the source is down", async () => {
    let time = now;
    let isDown = false;
    const list = async () => {
      if (isDown) throw new Error("down");
      return [{ ...entry, userId: "user-2" }];
    };
    const verifier = verifierAt(() => time, { secret, revocations: { list } });
    const token = await mint({ exp: seconds + 3600 });
    await verifier.verify(token);
    isDown = true;
    time += 60_000;
    expect(await verifier.verify(token)).toMatchObject({ ok: true });
    expect(await verifier.verify(await mint({ exp: seconds + 3600, user_id: "user-2" }))).toMatchObject({
      ok: false,
    });
    expect(verifier.revocationAge()).toBe(60_000);
  });
});
