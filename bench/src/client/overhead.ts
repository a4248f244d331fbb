import { type CallOptions, createGateway } from "@elqnt/api";
import { getRecord } from "@elqnt/entity/api";
import ky from "ky";
import { ofetch } from "ofetch";
import createClient from "openapi-fetch";
import type { Result } from "../harness/result.ts";
import { interleave, type Measure, type Samples } from "../harness/rounds.ts";
import { median, pairedRatio, round, spread, times } from "../harness/stats.ts";
import { loadHeyApiClient } from "../tools/hey-api.ts";

const baseUrl = "http://gateway.example.com";
const orgId = "0197b2d3-982f-7b79-b2bf-710f6def104a";
const recordId = "0197b2d3-982f-7b79-b2bf-710f6def104b";
const token = `header.${"p".repeat(300)}.signature`;
const template = "/api/v1/entities/{entityName}/records/{recordId}";
const text = JSON.stringify({
  id: recordId,
  version: 1,
  fields: { title: "Broken lamp", priority: 2, tags: ["a", "b"] },
});
const callsPerRound = 3_000;

/** Answers at once. What remains is the client, and the `Response` that everybody pays for. */
let seen = "";
const stub = async (input: unknown): Promise<Response> => {
  seen = typeof input === "string" ? input : String((input as Request).url ?? input);
  return new Response(text, { status: 200, headers: { "content-type": "application/json" } });
};

const ownHeaders = () => ({
  accept: "application/json",
  authorization: `Bearer ${token}`,
  "x-org-id": orgId,
  "x-request-id": crypto.randomUUID(),
});

type Call = () => Promise<unknown>;

async function contestants(): Promise<Record<string, Call>> {
  globalThis.fetch = stub as typeof fetch;
  const gateway = createGateway({ baseUrl, orgId, getToken: () => token, fetch: stub as never });
  const input = { entityName: "ticket", recordId, expand: ["assignee"] };
  const options: CallOptions = {};

  const openapi = createClient<Record<string, never>>({ baseUrl, fetch: stub as never });
  const equipped = createClient<Record<string, never>>({ baseUrl, fetch: stub as never });
  equipped.use({
    onRequest({ request }) {
      const headers = ownHeaders();
      for (const name in headers) request.headers.set(name, headers[name as keyof typeof headers]);
    },
  });
  const params = { params: { path: { entityName: "ticket", recordId }, query: { expand: ["assignee"] } } };
  const openapiCall = (client: typeof openapi, timeoutMs?: number) => async () => {
    const init = timeoutMs === undefined ? params : { ...params, signal: AbortSignal.timeout(timeoutMs) };
    const { data, error } = await client.GET(template as never, init as never);
    if (error) throw error;
    return data;
  };

  const hey = await loadHeyApiClient({ baseUrl, fetch: stub, auth: () => token });
  hey.interceptors.request.use((request) => {
    request.headers.set("x-org-id", orgId);
    request.headers.set("x-request-id", crypto.randomUUID());
    return request;
  });
  const path = `/api/v1/entities/${encodeURIComponent("ticket")}/records/${encodeURIComponent(recordId)}`;
  const deadline = { timeout: 30_000, retry: 2 };
  const search = { expand: "assignee" };
  const kyClient = ky.create({ fetch: stub as never, ...deadline });
  const ofetchClient = ofetch.create({ baseURL: baseUrl, ...deadline });
  return {
    "bare fetch": async () => {
      const response = await fetch(`${baseUrl}${path}?${new URLSearchParams(search)}`, {
        headers: ownHeaders(),
      });
      if (!response.ok) throw new Error("not ok");
      return response.json();
    },
    "@elqnt/api": () => getRecord(gateway, input, options),
    "openapi-fetch, no headers": openapiCall(openapi),
    "openapi-fetch + token, org and id": openapiCall(equipped),
    "openapi-fetch + token, org, id and deadline": openapiCall(equipped, 30_000),
    "hey-api client + token, org and id": async () => {
      const security = [{ scheme: "bearer", type: "http" }];
      const { data, error } = await hey.get({ url: template, ...params.params, security });
      if (error) throw error;
      return data;
    },
    "ky + token, org and id": () =>
      kyClient.get(`${baseUrl}${path}`, { headers: ownHeaders(), searchParams: search }).json(),
    "ofetch + token, org and id": () => ofetchClient(path, { headers: ownHeaders(), query: search }),
  };
}

const measureOf =
  (name: string, call: Call): Measure =>
  async () => {
    const before = process.cpuUsage();
    for (let index = 0; index < callsPerRound; index++) await call();
    const { user, system } = process.cpuUsage(before);
    const output = (await call()) as { id?: string };
    if (output.id !== recordId || !seen.includes("expand=assignee"))
      throw new Error(`Failed to compare "${name}": it did other work (${seen}).`);
    return { cpu: (user + system) / callsPerRound };
  };

const bare = "bare fetch";
const overheads = (samples: Samples, name: string): number[] =>
  samples.get(name, "cpu").map((value, turn) => value - samples.get(bare, "cpu")[turn]!);

/** What a call costs above a bare `fetch` that sends the same request. */
export async function run(): Promise<Result> {
  const calls = await contestants();
  const measures = Object.fromEntries(
    Object.entries(calls).map(([name, call]) => [name, measureOf(name, call)]),
  );
  const samples = await interleave(measures, { rounds: 9, warmup: 2 });
  const ours = overheads(samples, "@elqnt/api");
  const ratioTo = (name: string) => pairedRatio(samples.get("@elqnt/api", "cpu"), samples.get(name, "cpu"));
  const equal = "openapi-fetch + token, org and id";
  const naked = "openapi-fetch, no headers";
  const overhead = median(ours) / median(overheads(samples, equal));
  const dated = median(ours) / median(overheads(samples, "openapi-fetch + token, org, id and deadline"));
  return {
    title: "Client call overhead",
    method: `GET with path, query, token, org and request id over a stub fetch; CPU time of ${callsPerRound} calls, 9 rounds in turns after 2 of warm-up.`,
    rows: Object.keys(calls).map((name) => ({
      name,
      values: {
        "CPU µs/call": round(median(samples.get(name, "cpu")), 1),
        "low–high": spread(samples.get(name, "cpu"), 1),
        "above bare, µs": round(median(overheads(samples, name)), 1),
        "ours against it": name === "@elqnt/api" ? "" : times(ratioTo(name)),
      },
    })),
    verdicts: [
      {
        what: "client call overhead over bare fetch",
        budget: "≤ 1.3× openapi-fetch",
        measured: `${times(overhead)} of its overhead with the same headers, ${times(dated)} when it also keeps a deadline, ${times(median(ours) / median(overheads(samples, naked)))} when it sends none; whole call ${times(ratioTo(equal))}`,
        met: overhead <= 1.3,
        note: "Ours also holds a deadline, paces, retries and maps problems. Judged against the same headers without a deadline.",
      },
    ],
  };
}
