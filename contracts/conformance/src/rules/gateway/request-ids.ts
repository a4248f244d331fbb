import { ensure, expectEqual, expectHeader, fail } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import { show } from "../../engine/violation.ts";
import type { World } from "../../engine/world.ts";
import type { Call, Exchange } from "../../http/exchange.ts";

const requestId = /^[A-Za-z0-9._-]{1,128}$/;

/** Requests that end in different places: the gateway itself, a refusal at the door, nowhere, a service. */
const places = (world: World): Call[] => [
  { method: "GET", target: "/health", headers: {}, credential: { kind: "none" } },
  { method: "GET", target: "/api/v1/nothing", headers: {}, credential: { kind: "none" } },
  {
    method: "GET",
    target: "/api/v1/entities/definitions",
    headers: {},
    credential: { kind: "none" },
  },
  {
    method: "GET",
    target: "/api/v1/entities/definitions",
    headers: {},
    credential: world.a.admin.credential,
  },
];

const sendWithId = (world: World, call: Call, id: string): Promise<Exchange> =>
  world.send({ ...call, headers: { ...call.headers, "x-request-id": id } });

/** Every answer can be found again in the logs. */
export const requestIdRules: readonly Rule[] = [
  {
    id: "request-ids/answered",
    title: "Every answer carries X-Request-ID",
    profile: "gateway",
    reference: "contract.md §1 Request id",
    inspect(exchange) {
      const id = exchange.headers["x-request-id"];
      if (id === undefined || !requestId.test(id))
        fail(`X-Request-ID like ${requestId.source}`, show(id), exchange);
    },
    run: async (world) => {
      for (const call of places(world)) expectHeader(await world.send(call), "X-Request-ID");
    },
  },
  {
    id: "request-ids/echo",
    title: "A good X-Request-ID of the client is kept",
    profile: "gateway",
    reference: "contract.md §1 Request id",
    run: async (world) => {
      for (const id of [
        `conf-${world.random.text(8)}`,
        "A.b_c-9",
        world.random.uuid(),
        "x".repeat(128),
        "7",
      ]) {
        for (const call of places(world)) {
          const exchange = await sendWithId(world, call, id);
          expectEqual(exchange.headers["x-request-id"], id, "X-Request-ID", exchange);
        }
      }
    },
  },
  {
    id: "request-ids/replaced",
    title: "A bad X-Request-ID is replaced and never repeated",
    profile: "gateway",
    reference: "contract.md §1 Request id; S56",
    run: async (world) => {
      for (const id of [
        "has space",
        "x".repeat(129),
        '{"a":1}',
        "<script>",
        "semi;colon",
        "a/b",
        "$(id)",
        "a,b",
      ]) {
        const exchange = await sendWithId(world, places(world)[1]!, id);
        const answered = expectHeader(exchange, "X-Request-ID");
        ensure(
          answered !== id && requestId.test(answered),
          `another id than ${show(id)}`,
          answered,
          exchange,
        );
        ensure(
          id.length < 6 || !exchange.text.includes(id),
          "a problem without the bad id",
          show(exchange.text, 200),
          exchange,
        );
      }
    },
  },
  {
    id: "request-ids/unique",
    title: "Generated request ids differ",
    profile: "gateway",
    reference: "contract.md §1 Request id",
    run: async (world) => {
      const [call] = places(world);
      const answers = await Promise.all(Array.from({ length: 20 }, () => world.send(call!)));
      const ids = new Set(answers.map(({ headers }) => headers["x-request-id"]));
      ensure(ids.size === answers.length, "20 different ids", `${ids.size}`, answers[0]!);
    },
  },
];
