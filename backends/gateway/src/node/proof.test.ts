import { createHmac, proofPurpose, provenIdentity } from "@elqnt/service-kit";
import { expect, test } from "vitest";
import { startGateway, startUpstream } from "../testing/start-gateway.ts";
import { bearer, orgA, secret } from "../testing/tokens.ts";
import { httpUpstream } from "../testing/upstream.ts";
import { createNodeHmac } from "./hmac.ts";

test("Node's hash is the one of service-kit", async () => {
  const inBrowser = createHmac(secret, proofPurpose);
  const onNode = createNodeHmac(secret, proofPurpose);
  for (const text of ["", "v1\n1\nGET\n/", "ü".repeat(1000)])
    expect(onNode(text)).toBe(await inBrowser(text));
});

/** A gateway in front of an upstream that reads who calls from the proof, as services do. */
async function proving(basePath = "") {
  const seen: { url: string; method: string; headers: Headers }[] = [];
  const upstream = await startUpstream(
    httpUpstream((request, response) => {
      const headers = new Headers(request.headers as Record<string, string>);
      seen.push({ url: request.url!, method: request.method!, headers });
      response.end("{}");
    }),
  );
  const { url } = await startGateway({ upstreams: { things: { url: upstream.url + basePath } } });
  const identify = (target = seen[0]!.url, method = seen[0]!.method, now = Date.now()) =>
    provenIdentity(createHmac(secret, proofPurpose), method, target, seen[0]!.headers, now);
  return { url, seen, identify };
}

test("S40 the identity of a forwarded request proves itself to a service", async () => {
  const { url, identify } = await proving();
  await fetch(`${url}/api/v1/things?limit=2`, { headers: { ...(await bearer()), "x-request-id": "req-1" } });
  expect(await identify()).toMatchObject({
    orgId: orgA,
    userId: "user-1",
    email: "ada@example.com",
    role: "user",
    scopes: ["read", "write"],
    requestId: "req-1",
  });
  expect(await identify("/api/v1/things?limit=3")).toBeNull();
  expect(await identify("/api/v1/things?limit=2", "DELETE")).toBeNull();
  expect(await identify(undefined, undefined, Date.now() + 60_000)).toBeNull();
});

test("the session of a token goes along, a forged one does not", async () => {
  const { url, identify } = await proving();
  const headers = { ...(await bearer({ sid: "session-1" })), "x-session-id": "forged" };
  await fetch(`${url}/api/v1/things`, { headers });
  expect(await identify()).toMatchObject({ sessionId: "session-1" });
});

test("a token without a session brings none, whatever the client sends", async () => {
  const { url, seen, identify } = await proving();
  await fetch(`${url}/api/v1/things`, { headers: { ...(await bearer()), "x-session-id": "forged" } });
  expect(seen[0]!.headers.get("x-session-id")).toBeNull();
  expect(await identify()).toMatchObject({ userId: "user-1" });
});

test("a public request proves that it came through the gateway, as nobody", async () => {
  const { url, identify } = await proving();
  const headers = { "content-type": "application/json", "x-user-id": "root" };
  await fetch(`${url}/api/v1/things/token`, { method: "POST", headers, body: "{}" });
  expect(await identify()).toMatchObject({ orgId: "", userId: "", scopes: [] });
});

test("a base path is put before the path, and signed with it", async () => {
  const { url, seen, identify } = await proving("/services/things/");
  await fetch(`${url}/api/v1/things/1`, { headers: await bearer() });
  expect(seen[0]!.url).toBe("/services/things/api/v1/things/1");
  expect(await identify()).toMatchObject({ userId: "user-1" });
});

test("an e-mail address beyond ASCII does not break the header", async () => {
  const { url, identify } = await proving();
  expect(
    (await fetch(`${url}/api/v1/things`, { headers: await bearer({ email: "愛@例え.jp" }) })).status,
  ).toBe(200);
  const identity = await identify();
  expect([identity?.userId, identity?.email]).toEqual(["user-1", undefined]);
});

test("an upstream in another process without a key to sign with is refused at start", async () => {
  const starting = startGateway({
    upstreams: { things: { url: "http://127.0.0.1:1" } },
    proofHmac: undefined as never,
  });
  await expect(starting).rejects.toThrow('"things": an upstream in another process needs proofHmac');
});
