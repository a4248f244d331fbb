import { decodeProtectedHeader, type JWTPayload, jwtVerify } from "jose";
import { expect, it } from "vitest";
import { createMemoryStore } from "./memory-store.ts";
import { createWorld, founded, secret, signedIn } from "./testing/world.ts";

it("refuses a secret that is too short, without repeating it", () => {
  const short = "short-secret-of-31-bytes-------";
  const create = () => createWorld({ secret: short });
  expect(create).toThrowError(TypeError);
  expect(create).toThrowError(/^Failed to create the auth service: the secret is too short/);
  expect(create).not.toThrowError(short);
});

it("signs with the secret when it is told to, and then publishes no key", async () => {
  const world = createWorld({ signing: "HS256" });
  const { token } = await signedIn(world, await founded(world));
  expect(decodeProtectedHeader(token)).toEqual({ alg: "HS256", typ: "JWT" });
  const currentDate = new Date(world.clock);
  await jwtVerify(token, new TextEncoder().encode(secret), { algorithms: ["HS256"], currentDate });
  expect((await world.call("getJwks", {})).body).toEqual({ keys: [] });
});

it("signs with a signer of yours, with the issuer and audience of yours", async () => {
  const signed: JWTPayload[] = [];
  const signing = {
    sign: async (claims: JWTPayload) => {
      signed.push(claims);
      return "token";
    },
    publicKeys: async () => [],
  };
  const world = createWorld({ signing, issuer: "acme", audience: "acme-gateway" });
  const { token } = await signedIn(world, await founded(world));
  expect(token).toBe("token");
  expect(signed).toMatchObject([{ iss: "acme", aud: "acme-gateway" }]);
});

it("lets the store forget every ten minutes, and answers also when that fails", async () => {
  const store = createMemoryStore();
  const swept: string[] = [];
  const sweep = async (now: string) => {
    swept.push(now);
    throw new Error("down");
  };
  const world = createWorld({ store: { ...store, sweep } });
  const ada = await founded(world);
  await signedIn(world, ada);
  expect(swept).toEqual([]);
  world.clock += 600_000;
  await signedIn(world, ada);
  await signedIn(world, ada);
  expect(swept).toEqual(["2026-03-01T09:10:00.250Z"]);
  expect(world.logged).toMatchObject([{ level: "warn", message: "Failed to sweep the auth store." }]);
});
