import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT } from "jose";
import { describe, expect, test } from "vitest";
import {
  createGatewayTokenHandler,
  GatewayTokenError,
  signGatewayToken,
  verifyGatewayToken,
} from "../server.ts";

const secret = "a-shared-secret-of-at-least-32-bytes!!";
const claims = {
  orgId: "0197b2d3-982f-7b79-b2bf-710f6def104a",
  userId: "ada",
  email: "ada@example.com",
  scopes: ["read"],
};

describe("signGatewayToken", () => {
  test("signs what the mission's snippet signs, with issuer, audience and id", async () => {
    const { token, expiresAt } = await signGatewayToken(claims, { secret, now: () => Date.now() });
    const { payload, protectedHeader } = await jwtVerify(token, new TextEncoder().encode(secret));
    expect(protectedHeader.alg).toBe("HS256");
    expect(payload).toMatchObject({
      org_id: claims.orgId,
      user_id: "ada",
      email: "ada@example.com",
      role: "user",
      scopes: ["read"],
      iss: "elqnt",
      aud: "elqnt-gateway",
    });
    expect(payload.exp! - payload.iat!).toBe(3600);
    expect(new Date(expiresAt).getTime()).toBe(payload.exp! * 1000);
  });

  test("S21: a short secret and missing claims are refused", async () => {
    await expect(signGatewayToken(claims, { secret: "short" })).rejects.toThrow(TypeError);
    await expect(signGatewayToken({ ...claims, orgId: "" }, { secret })).rejects.toThrow(
      '"orgId" and "userId" must be set',
    );
  });
});

describe("verifyGatewayToken", () => {
  test.each(["EdDSA", "ES256", "RS256"] as const)(
    "%s keys of an app work by their JWKS",
    async (algorithm) => {
      const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
      const jwks = createLocalJWKSet({
        keys: [{ ...(await exportJWK(publicKey)), kid: "k1", alg: algorithm }],
      });
      const { token } = await signGatewayToken(claims, { privateKey, algorithm, keyId: "k1" });
      expect(await verifyGatewayToken(token, { jwks })).toMatchObject({
        orgId: claims.orgId,
        scopes: ["read"],
      });
      await expect(verifyGatewayToken(token, { secret })).rejects.toThrow(GatewayTokenError);
    },
  );

  test("the mission's own token, without issuer and audience, is accepted; a wrong one is not", async () => {
    const bare = (extra: Record<string, unknown>) =>
      new SignJWT({ org_id: claims.orgId, user_id: "ada", scopes: ["read"], ...extra })
        .setProtectedHeader({ alg: "HS256" })
        .setExpirationTime("1h")
        .sign(new TextEncoder().encode(secret));
    expect((await verifyGatewayToken(await bare({}), { secret })).userId).toBe("ada");
    await expect(verifyGatewayToken(await bare({ iss: "evil" }), { secret })).rejects.toThrow(
      "the issuer is another one",
    );
    await expect(verifyGatewayToken(await bare({ aud: ["other"] }), { secret })).rejects.toThrow("audience");
    await expect(verifyGatewayToken(await bare({ scopes: "read write" }), { secret })).rejects.toThrow(
      "a claim is missing",
    );
  });

  test("errors never contain the token", async () => {
    const { token } = await signGatewayToken(claims, { secret });
    const forged = `${token.slice(0, -4)}AAAA`;
    const error = await verifyGatewayToken(forged, { secret }).catch((cause: Error) => cause);
    expect(String(error)).not.toContain(forged.slice(0, 20));
  });
});

describe("createGatewayTokenHandler", () => {
  const session = { user: { id: "ada" }, orgId: claims.orgId, scopes: ["read", "write"] };
  const handler = createGatewayTokenHandler({
    secret,
    getSession: () => session,
    origins: ["https://app.example.com"],
  });
  const post = (headers: Record<string, string> = {}, body: unknown = {}) =>
    new Request("https://internal/api/gateway-token", {
      method: "POST",
      headers: { "content-type": "application/json", "sec-fetch-site": "same-origin", ...headers },
      body: JSON.stringify(body),
    });

  test("answers a token that is never cached (S85)", async () => {
    const response = await handler(post());
    expect([response.status, response.headers.get("cache-control")]).toEqual([200, "no-store"]);
    const { token } = (await response.json()) as { token: string };
    expect(await verifyGatewayToken(token, { secret })).toMatchObject({ orgId: claims.orgId, userId: "ada" });
  });

  test.each([
    ["another site", { "sec-fetch-site": "cross-site" }, 403],
    ["a sibling subdomain", { "sec-fetch-site": "same-site" }, 403],
    ["a foreign origin", { origin: "https://evil.example" }, 403],
    ["origin null", { origin: "null" }, 403],
    ["a form", { "content-type": "application/x-www-form-urlencoded" }, 415],
    ["plain text", { "content-type": "text/plain" }, 415],
  ])("S84: %s is refused", async (_name, headers, status) => {
    expect((await handler(post(headers as Record<string, string>))).status).toBe(status);
  });

  test("S84: neither GET nor a request without any origin gets a token", async () => {
    expect((await handler(new Request("https://internal/api/gateway-token"))).status).toBe(405);
    const bare = new Request("https://internal/x", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    expect((await handler(bare)).status).toBe(403);
  });

  test("the host that was asked counts, however the framework rebuilt the URL", async () => {
    const asked = { origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000" };
    expect((await handler(post(asked))).status).toBe(200);
    const proxied = {
      origin: "https://desk.example",
      host: "10.0.0.7:3000",
      "x-forwarded-host": "desk.example",
    };
    expect((await handler(post(proxied))).status).toBe(200);
    expect((await handler(post({ ...proxied, origin: "https://evil.example" }))).status).toBe(403);
  });

  test("an allowed origin behind a proxy passes", async () => {
    expect((await handler(post({ origin: "https://app.example.com" }))).status).toBe(200);
  });

  test("no session is 401, another organization 403", async () => {
    const nobody = createGatewayTokenHandler({ secret, getSession: () => null });
    expect((await nobody(post())).status).toBe(401);
    expect((await handler(post({}, { orgId: "0197b2d3-982f-7b79-b2bf-710f6def104b" }))).status).toBe(403);
  });
});
