import { createMemoryBus } from "@elqnt/adapters/memory";
import { signGatewayToken } from "@elqnt/auth/server";
import { catalogue } from "@elqnt/contracts/catalogue";
import { createGateway, Metrics } from "@elqnt/gateway";
import { createTokenVerifier } from "@elqnt/gateway/verifier";
import { createEntitiesService } from "@elqnt/service-entities";
import { createMemoryStore } from "@elqnt/service-entities/memory";
import { createHmac, newId } from "@elqnt/service-kit";
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { expect, test } from "vitest";
import { observedBus } from "./observed-bus.ts";
import { otelTracer } from "./otel-tracer.ts";

const secret = "a-secret-for-traces-in-tests-only-0123456789";
const trace = "0af7651916cd43dd8448eb211c80319c";
const definition = { name: "ticket", displayName: "Ticket", schema: { type: "object" } };

/** Gateway, entities service and a consumer of its events, with the spans of all of them. */
async function platform() {
  const exporter = new InMemorySpanExporter();
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  const tracer = otelTracer(provider.getTracer("test"));
  const metrics = new Metrics();
  const bus = observedBus(createMemoryBus({ acknowledge: "handled" }), { tracer, metrics });
  const published: Promise<unknown>[] = [];
  const store = createMemoryStore({
    publish: (events) => published.push(...events.map((event) => bus.publish(event))),
  });
  const cursorHmac = createHmac(secret, "cursors");
  const entities = createEntitiesService({
    store,
    cursorHmac,
    tracer,
    observe: metrics.observe.bind(metrics),
  });
  const verifier = createTokenVerifier({ secret });
  const gateway = createGateway({ contracts: catalogue, verifier, upstreams: { entities }, tracer });
  const claims = { orgId: newId(), userId: "ada", role: "admin", scopes: ["admin"] };
  const { token } = await signGatewayToken(claims, { secret });
  const define = (headers: Record<string, string>) =>
    gateway.fetch(
      new Request("http://gateway/api/v1/entities/definitions", {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
        body: JSON.stringify(definition),
      }),
    );
  return { bus, define, published, exporter, metrics };
}

test("a trace goes from the client through gateway, service and bus to the consumer", async () => {
  const { bus, define, published, exporter } = await platform();
  let heard: string | undefined;
  await bus.subscribe({
    durable: "mirror",
    subjects: ["entity.events.>"],
    handle: async ({ traceparent }) => {
      heard = traceparent;
    },
  });
  const answer = await define({ traceparent: `00-${trace}-b7ad6b7169203331-01` });
  expect(answer.status).toBe(201);
  await Promise.all(published);

  const type = "entity.events.definition.created";
  const names = ["POST /api/v1/entities/definitions", "entities.createDefinition"];
  names.push(`publish ${type}`, `mirror ${type}`);
  const spans = names.map((wanted) => exporter.getFinishedSpans().find(({ name }) => name === wanted));
  const ids = spans.map((span) => span?.spanContext().spanId);
  expect(spans.map((span) => [span?.spanContext().traceId, span?.parentSpanContext?.spanId])).toEqual(
    ["b7ad6b7169203331", ...ids.slice(0, 3)].map((parent) => [trace, parent]),
  );
  expect(heard).toBe(`00-${trace}-${ids[3]}-01`);
});

test("a request without a trace begins one; a failure of ours is marked, a fault of the caller is not", async () => {
  const { bus, define, exporter, metrics } = await platform();
  await bus.subscribe({
    durable: "broken",
    subjects: ["entity.events.>"],
    maxDeliveries: 1,
    handle: () => Promise.reject(new Error("broken")),
  });
  await define({ traceparent: "nonsense" });
  expect((await define({})).status).toBe(409);
  const roots = exporter.getFinishedSpans().filter(({ parentSpanContext }) => !parentSpanContext);
  expect(roots.map(({ name, status }) => [name, status.code])).toEqual([
    ["POST /api/v1/entities/definitions", 0],
    ["POST /api/v1/entities/definitions", 0],
  ]);
  await expect
    .poll(() => exporter.getFinishedSpans().find(({ name }) => name.startsWith("broken "))?.status.code)
    .toBe(2);
  expect(metrics.render().split("\n")).toEqual(
    expect.arrayContaining([
      'elqnt_http_requests_total{operation="createDefinition",status="201"} 1',
      'elqnt_http_requests_total{operation="createDefinition",status="409"} 1',
      'elqnt_events_published_total{type="entity.events.definition.created",outcome="ok"} 1',
      'elqnt_events_handled_total{consumer="broken",type="entity.events.definition.created",outcome="failed"} 1',
    ]),
  );
});
