import { join } from "node:path";
import { signGatewayToken } from "@elqnt/auth/server";
import { type Contestant, startContestant } from "../harness/contestant.ts";
import { LoadGenerator, type LoadRequest } from "../harness/load.ts";
import type { Result, Row } from "../harness/result.ts";
import { interleave, type Measure, type Samples } from "../harness/rounds.ts";
import { median, pairedRatio, round, spread, times } from "../harness/stats.ts";
import { origin, secret } from "./contestants/settings.ts";
import { startNginx } from "./nginx.ts";

const file = (name: string): string => join(import.meta.dirname, "contestants", `${name}.ts`);
const ours = "@elqnt/gateway";
const twice = "@elqnt/gateway, two processes";
const direct = "the service itself";
const bare = "bare node:http + undici";
const equal = "bare, same checks and log";
const plain = "fastify + jwt + cors + reply-from + pino";
const remembering = "the same with our remembering verifier";
const hono = "hono + cors + requestId + proxy + pino";

async function startAll(): Promise<Map<string, Contestant>> {
  const upstream = await startContestant(file("upstream"));
  const env = { BENCH_UPSTREAM: upstream.url };
  const all = new Map<string, Contestant>([[direct, upstream]]);
  const nginx = await startNginx(upstream.url);
  if (nginx) all.set("nginx, plain proxy, one worker", nginx);
  all.set(bare, await startContestant(file("bare"), env));
  all.set(equal, await startContestant(file("bare-equal"), env));
  all.set(ours, await startContestant(file("ours"), env));
  all.set(twice, await startContestant(file("cluster"), env));
  all.set(remembering, await startContestant(file("fastify"), { ...env, BENCH_REMEMBERS: "1" }));
  all.set(plain, await startContestant(file("fastify"), env));
  all.set(hono, await startContestant(file("hono"), env));
  return all;
}

/** The request a browser app makes: a record by id, with its token. */
export async function recordRequest(): Promise<LoadRequest> {
  const orgId = "0197b2d3-982f-7b79-b2bf-710f6def104a";
  const claims = {
    orgId,
    userId: "demo",
    email: "demo@example.com",
    role: "admin",
    scopes: ["read", "write"],
  };
  const { token } = await signGatewayToken(claims, { secret, expiresInSeconds: 3_600 });
  return {
    method: "GET",
    path: "/api/v1/entities/ticket/records/0197b2d3-982f-7b79-b2bf-710f6def104b",
    headers: { authorization: `Bearer ${token}`, accept: "application/json", origin, "x-org-id": orgId },
  };
}

async function assertSame(contestants: ReadonlyMap<string, Contestant>, request: LoadRequest): Promise<void> {
  for (const [name, { url }] of contestants) {
    const response = await fetch(url + request.path, { headers: request.headers });
    const body = await response.text();
    if (response.status !== 200 || !body.includes("Broken lamp"))
      throw new Error(`Failed to compare "${name}": it answered ${response.status} ${body.slice(0, 200)}.`);
  }
}

const rowOf = (name: string, samples: Samples): Row => ({
  name,
  values: {
    "CPU µs/request": round(median(samples.get(name, "cpu"))),
    "low–high": spread(samples.get(name, "cpu")),
    "requests/s": round(median(samples.get(name, "rate"))),
    "p50, ms": round(median(samples.get(name, "p50")), 2),
    "p99, ms": round(median(samples.get(name, "p99")), 2),
  },
});

/** The gateway with everything on, beside the stacks people build, the bare proxy and nginx. */
export async function run(): Promise<Result> {
  const contestants = await startAll();
  const load = new LoadGenerator();
  const request = await recordRequest();
  try {
    await assertSame(contestants, request);
    const measure =
      ({ url, cpu }: Contestant): Measure =>
      async () => {
        const before = cpu();
        const result = await load.run({
          url,
          requests: [request],
          connections: 100,
          seconds: 2,
          status: 200,
        });
        const { requests, seconds, p50, p99 } = result;
        return { cpu: (cpu() - before) / requests, rate: requests / seconds, p50, p99 };
      };
    const measures = Object.fromEntries(
      [...contestants].map(([name, contestant]) => [name, measure(contestant)]),
    );
    const samples = await interleave(measures, { rounds: 7, warmup: 2 });
    return resultOf(samples, [...contestants.keys()]);
  } finally {
    load.stop();
    for (const contestant of contestants.values()) contestant.stop();
  }
}

const signed = (value: number): string => (value < 0 ? "" : "+") + round(value, 1);

function resultOf(samples: Samples, names: readonly string[]): Result {
  const against = (name: string) => pairedRatio(samples.get(name, "cpu"), samples.get(ours, "cpu"));
  const rates = (name: string) => pairedRatio(samples.get(ours, "rate"), samples.get(name, "rate"));
  const both = (name: string) => `${times(against(name))} CPU, ${times(rates(name))} requests/s`;
  const isBoth = (name: string, budget: number) => against(name) >= budget && rates(name) >= budget;
  const overBare = 1 / against(bare);
  const added = (name: string) => median(samples.get(ours, name)) - median(samples.get(direct, name));
  const addedBare = (name: string) => median(samples.get(bare, name)) - median(samples.get(direct, name));
  return {
    title: "Gateway, whole stack",
    method:
      "GET of a 0.8 KB record over 100 connections, closed loop, 2 s each, 7 rounds in turns after 2 of warm-up; load, gateway and service share the cores. Ours also limits rates, checks the org, counts metrics and signs identities; the others do not.",
    rows: names.map((name) => rowOf(name, samples)),
    verdicts: [
      {
        what: "gateway against the Fastify stack",
        budget: "≥ 2.5×",
        measured: `${both(plain)}; ${both(remembering)} when Fastify remembers tokens as ours does`,
        met: isBoth(plain, 2.5),
        note: `A hand-written proxy with the same checks and log reaches ${times(against(plain) / against(equal))}, one that does nothing else ${times(against(plain) / against(bare))}: 2.5× asks for less than the work. The budget comes from a run against @fastify/http-proxy and @fastify/jwt, which this house does not install. What would meet it: an upstream connection cheaper than undici and a server cheaper than node:http, which both sides stand on.`,
      },
      {
        what: "gateway against the Hono stack",
        budget: "≥ 5×",
        measured: both(hono),
        met: isBoth(hono, 5),
        note: `The bare proxy reaches ${times(against(hono) / against(bare))}. The budget comes from a run in which Hono cost 2.6 times what it costs here.`,
      },
      {
        what: "gateway against a bare node:http → undici proxy",
        budget: "≤ 1.9× CPU",
        measured: `${times(overBare)} of one that does nothing else, ${times(1 / against(equal))} of one with the same checks and log`,
        met: overBare <= 1.9,
        note: "Judged against the one that does nothing else, the stricter reading.",
      },
      {
        what: "gateway as two processes against one",
        budget: "reported",
        measured: `${times(pairedRatio(samples.get(twice, "rate"), samples.get(ours, "rate")))} requests/s, ${times(pairedRatio(samples.get(twice, "cpu"), samples.get(ours, "cpu")))} CPU per request`,
        note: "On two cores that load and service need as well, a second process finds little left.",
      },
      {
        what: "gateway added latency at p50 / p99, 100 connections",
        budget: "reported",
        measured: `${signed(added("p50"))} / ${signed(added("p99"))} ms in a closed loop at full load; bare proxy ${signed(addedBare("p50"))} / ${signed(addedBare("p99"))} ms`,
      },
    ],
  };
}
