import { randomUUID } from "node:crypto";
import { signGatewayToken } from "@elqnt/auth/server";
import { createTokenVerifier, type TokenVerifier } from "@elqnt/gateway/verifier";
import { jwtVerify } from "jose";
import jsonwebtoken from "jsonwebtoken";
import type { Result } from "../harness/result.ts";
import { interleave, type Measure } from "../harness/rounds.ts";
import { median, pairedRatio, round, spread, times } from "../harness/stats.ts";

const secret = "bench-secret-that-is-long-enough-for-hs256-tokens";
const count = 1_000;
const inFlight = 64;

const makeToken = async (): Promise<string> => {
  const claims = {
    orgId: randomUUID(),
    userId: randomUUID(),
    email: "demo@example.com",
    role: "admin",
    scopes: ["read", "write"],
  };
  return (await signGatewayToken(claims, { secret, expiresInSeconds: 3_600 })).token;
};

type Verify = (token: string) => unknown;

/** CPU time per token, `inFlight` at once, as a gateway under load verifies. */
async function cpuPerToken(tokens: readonly string[], verify: Verify): Promise<{ cpu: number }> {
  const before = process.cpuUsage();
  let next = 0;
  const lane = async () => {
    while (next < tokens.length) await verify(tokens[next++]!);
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / tokens.length };
}

async function trusting(verifier: TokenVerifier, token: string): Promise<void> {
  const verification = await verifier.verify(token);
  if (!verification.ok) throw new Error(`Failed to verify a good token: ${verification.reason}.`);
}

/** The gateway's verifier beside jose and jsonwebtoken, on new tokens and on known ones. */
export async function run(): Promise<Result> {
  const tokens = await Promise.all(Array.from({ length: count }, makeToken));
  const known = createTokenVerifier({ secret });
  for (const token of tokens) await trusting(known, token);
  const many = Array.from({ length: 50 }, () => tokens).flat();
  const bytes = new TextEncoder().encode(secret);
  const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, [
    "verify",
  ]);
  const checks = { algorithms: ["HS256"], issuer: "elqnt", audience: "elqnt-gateway", clockTolerance: 5 };
  const claims = {
    algorithms: ["HS256" as const],
    issuer: "elqnt",
    audience: "elqnt-gateway",
    clockTolerance: 5,
  };
  const contestants: Record<string, Measure> = {
    "@elqnt/gateway, new token": () => {
      const verifier = createTokenVerifier({ secret });
      return cpuPerToken(tokens, (token) => trusting(verifier, token));
    },
    "jose, imported key": () => cpuPerToken(tokens, (token) => jwtVerify(token, key, checks)),
    "jose, raw bytes": () => cpuPerToken(tokens, (token) => jwtVerify(token, bytes, checks)),
    jsonwebtoken: () => cpuPerToken(tokens, (token) => jsonwebtoken.verify(token, secret, claims)),
    "@elqnt/gateway, known token": () => cpuPerToken(many, (token) => trusting(known, token)),
  };
  const samples = await interleave(contestants, { rounds: 9, warmup: 2 });
  const cpu = (name: string) => samples.get(name, "cpu");
  const [fresh, alone] = [cpu("@elqnt/gateway, new token"), cpu("jose, imported key")];
  const ratios = fresh.map((value, turn) => value / alone[turn]!);
  const uncached = pairedRatio(fresh, alone);
  const cached = median(cpu("@elqnt/gateway, known token"));
  return {
    title: "Token verification",
    method: `HS256 tokens of one gateway, ${inFlight} in flight, CPU time per token over all threads; 9 rounds in turns after 2 of warm-up.`,
    rows: Object.keys(contestants).map((name) => ({
      name,
      values: { "CPU µs/token": round(median(cpu(name)), 2), "low–high": spread(cpu(name), 2) },
    })),
    verdicts: [
      {
        what: "token verification, uncached",
        budget: "≤ 1.2× jose alone",
        measured: `${times(uncached)} (rounds ${spread(ratios, 2)})`,
        met: uncached <= 1.2,
        note: "jose inside, plus a strict header, claims, revocations and the memory. Not tried here: node:crypto instead of WebCrypto for HS256 in the Node shell, which avoids a trip to the thread pool.",
      },
      {
        what: "token verification, cached",
        budget: "≤ 5 µs",
        measured: `${round(cached, 2)} µs`,
        met: cached <= 5,
      },
    ],
  };
}
