import { KeyObject, randomUUID, verify } from "node:crypto";
import { signGatewayToken } from "@elqnt/auth/server";
import { createNodeHs256 } from "@elqnt/gateway/node";
import { createTokenVerifier, type TokenVerifier } from "@elqnt/gateway/verifier";
import { generateKeyPair, jwtVerify, SignJWT } from "jose";
import jsonwebtoken from "jsonwebtoken";
import type { Result, Verdict } from "../harness/result.ts";
import { interleave, type Measure, type Samples } from "../harness/rounds.ts";
import { median, pairedRatio, round, spread, times } from "../harness/stats.ts";
import { sharedVerdicts } from "./shared-verdicts.ts";

const ours = "@elqnt/gateway, new token";
const portable = "the same on WebCrypto";
const remembered = "@elqnt/gateway, known token";
const shared = "verdict from Redis, with an HMAC";
const algorithms = ["EdDSA", "ES256", "RS256"] as const;
const alone = (algorithm: string): string => `jose, ${algorithm}`;

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

/** CPU time and waiting time per token, `inFlight` at once, as a gateway under load verifies. */
async function perToken(tokens: readonly string[], verify: Verify): Promise<{ cpu: number; wait: number }> {
  const before = process.cpuUsage();
  let next = 0;
  let waited = 0;
  const lane = async () => {
    while (next < tokens.length) {
      const token = tokens[next++]!;
      const start = performance.now();
      await verify(token);
      waited += performance.now() - start;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / tokens.length, wait: waited / tokens.length };
}

async function trusting(verifier: TokenVerifier, token: string): Promise<void> {
  const verification = await verifier.verify(token);
  if (!verification.ok) throw new Error(`Failed to verify a good token: ${verification.reason}.`);
}

/** What third-party tokens cost each time, if nobody remembers them. */
async function asymmetric(): Promise<Record<string, Measure>> {
  const contestants: Record<string, Measure> = {};
  for (const algorithm of algorithms) {
    const { privateKey, publicKey } = await generateKeyPair(algorithm);
    const sign = () =>
      new SignJWT({ org_id: randomUUID(), user_id: randomUUID(), scopes: ["read", "write"] })
        .setProtectedHeader({ alg: algorithm, kid: "bench" })
        .setIssuer("elqnt")
        .setAudience("elqnt-gateway")
        .setExpirationTime("1h")
        .sign(privateKey);
    const tokens = await Promise.all(Array.from({ length: count }, sign));
    contestants[alone(algorithm)] = () =>
      perToken(tokens, (token) => jwtVerify(token, publicKey, { algorithms: [algorithm] }));
    const key = { key: KeyObject.from(publicKey), dsaEncoding: "ieee-p1363" as const };
    const hash = algorithm === "EdDSA" ? null : "sha256";
    contestants[`the signature alone on node:crypto, ${algorithm}`] = () =>
      perToken(tokens, (token) => {
        const end = token.lastIndexOf(".");
        const signature = Buffer.from(token.slice(end + 1), "base64url");
        if (!verify(hash, Buffer.from(token.slice(0, end)), key, signature))
          throw new Error("Bad signature.");
      });
  }
  return contestants;
}

function sharedVerdict(samples: Samples): Verdict {
  const of = (what: string) => (name: string) =>
    times(pairedRatio(samples.get(shared, what), samples.get(name, what)));
  const against = algorithms.map((algorithm) => {
    const name = alone(algorithm);
    return `${of("cpu")(name)} CPU and ${of("wait")(name)} wait of ${algorithm}`;
  });
  return {
    what: "token verdicts in Redis, instead of verifying once per gateway",
    budget: "reported",
    measured: `${of("cpu")(ours)} CPU and ${of("wait")(ours)} wait of HS256, ${against.join(", ")}`,
    note: "docs/decisions/0007: verdicts stay in the process.",
  };
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
  const verdicts = await sharedVerdicts(secret, tokens);
  const contestants: Record<string, Measure> = {
    [ours]: () => {
      const verifier = createTokenVerifier({ secret, hs256: createNodeHs256 });
      return perToken(tokens, (token) => trusting(verifier, token));
    },
    [portable]: () => {
      const verifier = createTokenVerifier({ secret });
      return perToken(tokens, (token) => trusting(verifier, token));
    },
    "jose, imported key": () => perToken(tokens, (token) => jwtVerify(token, key, checks)),
    "jose, raw bytes": () => perToken(tokens, (token) => jwtVerify(token, bytes, checks)),
    jsonwebtoken: () => perToken(tokens, (token) => jsonwebtoken.verify(token, secret, claims)),
    [remembered]: () => perToken(many, (token) => trusting(known, token)),
    ...(await asymmetric()),
    ...(verdicts && { [shared]: () => perToken(tokens, verdicts.verify) }),
  };
  const samples = await interleave(contestants, { rounds: 9, warmup: 2 });
  await verdicts?.close();
  const cpu = (name: string) => samples.get(name, "cpu");
  const [fresh, joseAlone] = [cpu(ours), cpu("jose, imported key")];
  const ratios = fresh.map((value, turn) => value / joseAlone[turn]!);
  const uncached = pairedRatio(fresh, joseAlone);
  const cached = median(cpu(remembered));
  return {
    title: "Token verification",
    method: `HS256 tokens of one gateway unless a row says otherwise, ${inFlight} in flight, CPU time per token over all threads and how long each waited; 9 rounds in turns after 2 of warm-up. A verdict from Redis is read under the hash of its token with the client of the house and believed by its HMAC; the CPU time of Redis itself is not in it.`,
    rows: Object.keys(contestants).map((name) => ({
      name,
      values: {
        "CPU µs/token": round(median(cpu(name)), 2),
        "low–high": spread(cpu(name), 2),
        "wait, ms": round(median(samples.get(name, "wait")), 2),
      },
    })),
    verdicts: [
      {
        what: "token verification, uncached",
        budget: "≤ 1.2× jose alone",
        measured: `${times(uncached)} (rounds ${spread(ratios, 2)})`,
        met: uncached <= 1.2,
        note: "The signature with node:crypto, which needs no trip to the thread pool; the rest is jose, plus a strict header, claims, revocations and the memory.",
      },
      {
        what: "token verification, cached",
        budget: "≤ 5 µs",
        measured: `${round(cached, 2)} µs`,
        met: cached <= 5,
      },
      ...(verdicts ? [sharedVerdict(samples)] : []),
    ],
  };
}
