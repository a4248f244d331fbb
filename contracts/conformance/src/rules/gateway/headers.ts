import { ensure, expectEqual, expectProblem, expectStatus } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import { show } from "../../engine/violation.ts";
import type { World } from "../../engine/world.ts";
import type { Call, Credential } from "../../http/exchange.ts";

/** Identity headers as only the gateway may write them. */
const forged = (world: World): Record<string, string> => ({
  "x-user-id": "mallory",
  "x-user-email": "mallory@evil.example",
  "x-user-role": "admin",
  "x-scopes": "admin",
  "x-user-scopes": "admin",
  "x-elqnt-proof": world.random.text(43),
  "x-internal-signature": world.random.text(43),
});

const definitions = (credential: Credential, headers: Record<string, string> = {}): Call => ({
  method: "GET",
  target: "/api/v1/entities/definitions?limit=1",
  headers,
  credential,
});

/** What clients write into headers gives them nothing. */
export const headerRules: readonly Rule[] = [
  {
    id: "headers/no-identity",
    title: "Identity headers of the client replace no token",
    profile: "gateway",
    reference: "contract.md §1 Identity headers; S30",
    run: async (world) => {
      const headers = { ...forged(world), "x-org-id": world.a.id };
      const exchange = await world.send(definitions({ kind: "none" }, headers));
      expectProblem(exchange, { status: 401, code: "unauthorized" });
    },
  },
  {
    id: "headers/no-scopes",
    title: "Scopes in headers of the client add nothing to the token's",
    profile: "gateway",
    reference: "contract.md §1 Identity headers; S30",
    run: async (world) => {
      const { credential } = await world.a.as({ scopes: ["read:auth"] });
      const exchange = await world.send(definitions(credential, forged(world)));
      expectProblem(exchange, { status: 403, code: "insufficient_scope" });
    },
  },
  {
    id: "headers/no-user",
    title: "A user in headers of the client does not act",
    profile: "gateway",
    reference: "contract.md §1 Identity headers; S30",
    run: async (world) => {
      if (!world.catalogue.has("createRecord")) world.skip("asked of the entities service");
      const name = world.unique("conf");
      const schema = { type: "object", properties: { title: { type: "string" } } };
      await world.a.admin.call("createDefinition", { body: { name, displayName: name, schema } });
      const exchange = await world.a.admin.call(
        "createRecord",
        { entityName: name, body: { fields: { title: "x" } } },
        { headers: forged(world) },
      );
      expectStatus(exchange, 201);
      const { createdBy } = exchange.json as { createdBy: string };
      expectEqual(createdBy, world.a.admin.userId, "createdBy", exchange);
    },
  },
  {
    id: "headers/method-override",
    title: "X-HTTP-Method-Override is ignored",
    profile: "gateway",
    reference: "S28",
    run: async (world) => {
      const headers = {
        "x-http-method-override": "POST",
        "x-http-method": "POST",
        "x-method-override": "POST",
      };
      const exchange = await world.send(definitions(world.a.admin.credential, headers));
      expectStatus(exchange, 200, "for a GET");
    },
  },
  {
    id: "headers/hop-by-hop",
    title: "Naming identity headers in Connection does not take them away",
    profile: "gateway",
    reference: "S32",
    needsNetwork: true,
    run: async (world) => {
      const exchange = await world.sendRaw!(definitions(world.a.admin.credential), {
        headerLines: [["connection", "close, x-org-id, x-user-id, x-scopes, authorization"]],
      });
      ensure(
        [200, 400].includes(exchange.status),
        "the own answer, or 400",
        String(exchange.status),
        exchange,
      );
    },
  },
  {
    id: "headers/two-tokens",
    title: "Two Authorization headers are refused",
    profile: "gateway",
    reference: "S23",
    needsNetwork: true,
    run: async (world) => {
      const { credential } = world.a.admin;
      const token = credential.kind === "minted" ? credential.token : "";
      for (const second of [`Bearer ${token}`, "Bearer nonsense"]) {
        const exchange = await world.sendRaw!(definitions({ kind: "literal", header: "Bearer nonsense" }), {
          headerLines: [["authorization", second]],
        });
        expectProblem(exchange, { status: [400, 401] });
      }
    },
  },
  {
    id: "headers/too-large",
    title: "Headers of more than 16 KiB are refused with 431",
    profile: "gateway",
    reference: "contracts/problems.yaml headers_too_large; S50",
    needsNetwork: true,
    run: async (world) => {
      const exchange = await world.sendRaw!({
        ...definitions(world.a.admin.credential, { "x-padding": "x".repeat(20 * 1024) }),
      });
      expectProblem(exchange, { status: 431, code: "headers_too_large" });
    },
  },
  {
    id: "headers/uri-too-long",
    title: "A request target of more than 8 KiB is refused with 414",
    profile: "gateway",
    reference: "contracts/problems.yaml uri_too_long; S50",
    run: async (world) => {
      const { target, ...rest } = definitions(world.a.admin.credential);
      const exchange = await world.send({ ...rest, target: `${target}&x=${"x".repeat(9 * 1024)}` });
      expectProblem(exchange, { status: 414, code: "uri_too_long" });
    },
  },
  {
    id: "headers/rate-limit",
    title: "Answers tell the caller its rate limit and what is left of it",
    profile: "gateway",
    reference: "contract.md §1 Rate limits; draft-ietf-httpapi-ratelimit-headers",
    run: async (world) => {
      const exchange = await world.send(definitions(world.a.admin.credential));
      const limit = exchange.headers.ratelimit;
      const policy = exchange.headers["ratelimit-policy"];
      if (limit === undefined && policy === undefined) world.skip("rate limits are switched off");
      ensure(
        /^"[^"]+";\s*r=\d+(;\s*t=\d+)?/.test(limit ?? ""),
        'RateLimit such as "default";r=98;t=1',
        show(limit),
        exchange,
      );
      ensure(
        /^"[^"]+";\s*q=\d+;\s*w=\d+/.test(policy ?? ""),
        'RateLimit-Policy such as "default";q=100;w=1',
        show(policy),
        exchange,
      );
    },
  },
  {
    id: "headers/rate-limited",
    title: "A 429 says rate_limited and when to come back",
    profile: "gateway",
    reference: "contract.md §1 Rate limits; RFC 6585 §4",
    inspect(exchange) {
      if (exchange.status !== 429) return;
      expectProblem(exchange, { status: 429, code: "rate_limited" });
      const after = exchange.headers["retry-after"];
      ensure(/^\d+$/.test(after ?? ""), "Retry-After in seconds", show(after), exchange);
    },
    run: async (world) => {
      await world.send(definitions(world.a.admin.credential));
    },
  },
];
