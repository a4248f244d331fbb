import { describe, expect, test } from "vitest";
import type { OrgStatus } from "./core/orgs.ts";
import type { ServiceUpstream } from "./fetch-gateway.ts";
import { setUp } from "./testing/fetch-set-up.ts";
import { rawClient } from "./testing/raw-client.ts";
import { startGateway } from "./testing/start-gateway.ts";
import { bearer, orgA, secret } from "./testing/tokens.ts";
import type { Revocation } from "./verifier/revocations.ts";
import { createTokenVerifier } from "./verifier/verifier.ts";

/** A stream that says hello and then nothing; it counts how many still listen. */
function quietService(): ServiceUpstream & { listeners: number } {
  const service = {
    listeners: 0,
    async fetch() {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          service.listeners += 1;
          controller.enqueue(new TextEncoder().encode("id: 1\ndata: {}\n\n"));
        },
        cancel() {
          service.listeners -= 1;
        },
      });
      return new Response(body, { headers: { "content-type": "text/event-stream" } });
    },
  };
  return service;
}

/** What lets callers in, and how to change its mind. */
function rights() {
  const revocations: Revocation[] = [];
  const statuses = new Map<string, OrgStatus>();
  return {
    revocations,
    statuses,
    options: {
      verifier: createTokenVerifier({
        secret,
        leewaySeconds: 0,
        revocations: { list: async () => [...revocations] },
      }),
      orgs: { status: async (orgId: string) => statuses.get(orgId) ?? "active" },
    },
  };
}

const path = "/api/v1/things/1/stream";
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

/** Ways to lose the right to listen; `lose` takes it away from a stream that is open. */
const losses = [
  {
    name: "the token expires",
    claims: () => ({ exp: inSeconds(2) }),
    lose: () => {},
  },
  {
    name: "the user's tokens are revoked",
    claims: () => ({}),
    lose: ({ revocations }: ReturnType<typeof rights>) =>
      void revocations.push({ orgId: orgA, userId: "user-1", before: inSeconds(60) }),
  },
  {
    name: "the organization is suspended",
    claims: () => ({}),
    lose: ({ statuses }: ReturnType<typeof rights>) => void statuses.set(orgA, "suspended"),
  },
];

describe("an open stream ends, for its reader to come back, when", () => {
  test.each(losses)("$name (Node)", async ({ claims, lose }) => {
    const { options, ...mind } = rights();
    const things = quietService();
    const { url, entries } = await startGateway({ upstreams: { things }, ...options });
    const client = await rawClient(url);
    const { authorization } = await bearer(claims());
    client.send(`GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n\r\n`);
    await client.until(/id: 1\n/);
    lose({ options, ...mind });
    expect(await client.until(/\r\n0\r\n\r\n$/)).toMatch(/data: \{\}\n\n[\s\S]*retry: \d{3,4}\n\n/);
    client.socket.destroy();
    await expect.poll(() => things.listeners).toBe(0);
    expect(entries).toEqual([expect.objectContaining({ operation: "streamThing", aborted: "unauthorized" })]);
  });

  test.each(losses)("$name (Fetch)", async ({ claims, lose }) => {
    const { options, ...mind } = rights();
    const things = quietService();
    const { gateway } = setUp({ upstreams: { things }, ...options });
    const response = await gateway.fetch(
      new Request(`http://gateway${path}`, { headers: await bearer(claims()) }),
    );
    lose({ options, ...mind });
    expect(await response.text()).toBe("id: 1\ndata: {}\n\n");
    expect(things.listeners).toBe(0);
  });
});

test("an open stream stays while nobody can say whether its caller is welcome", async () => {
  let isReachable = true;
  let asked = 0;
  const verifier = createTokenVerifier({ secret });
  const orgs = {
    status: async () => {
      asked += 1;
      if (isReachable) return "active" as const;
      throw new Error("The directory is away.");
    },
  };
  const things = quietService();
  const { url } = await startGateway({ upstreams: { things }, verifier, orgs });
  const client = await rawClient(url);
  const { authorization } = await bearer();
  client.send(`GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n\r\n`);
  await client.until(/id: 1\n/);
  isReachable = false;
  await expect.poll(() => asked, { timeout: 15_000 }).toBeGreaterThan(1);
  expect(client.socket.closed).toBe(false);
  client.socket.destroy();
});
