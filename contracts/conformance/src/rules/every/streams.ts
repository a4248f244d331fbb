import { ensure, expectEqual, expectStatus } from "../../engine/expect.ts";
import { isReachable, ofOperations, type Rule } from "../../engine/rule.ts";
import { show } from "../../engine/violation.ts";
import { eventsIn, isEventStream } from "../../http/event-stream.ts";
import { succeed } from "./traffic.ts";

const reference = "contract.md §1 SSE; HTML Living Standard §9.2";

/** What every stream of server-sent events looks like. */
export const streamRules: readonly Rule[] = [
  {
    id: "streams/events",
    title: "The data of each event keeps the contract, and its id and type are those of the event",
    profile: "every",
    reference,
    subjects: ofOperations((operation) => isReachable(operation) && operation.stream === "sse"),
    inspect(exchange, { catalogue }) {
      const { operation } = exchange.call;
      if (!operation || !isEventStream(exchange.headers["content-type"])) return;
      for (const { id, event, data } of eventsIn(exchange.text)) {
        const issues = catalogue.checkEvent(operation, data);
        ensure(issues.length === 0, "data that keeps the contract", show(issues), exchange);
        const said = data as { id?: string | number; type?: string };
        expectEqual(event, said.type, "the event field", exchange);
        expectEqual(id, said.id === undefined ? undefined : String(said.id), "the id field", exchange);
      }
    },
    run: async (world, operationId) => {
      const exchange = await succeed(world, operationId);
      ensure(eventsIn(exchange.text).length > 0, "a first event", show(exchange.text, 120), exchange);
    },
  },
  {
    id: "streams/head",
    title: "A stream is text/event-stream that nobody on the way keeps or gathers",
    profile: "every",
    reference,
    subjects: ofOperations((operation) => isReachable(operation) && operation.stream === "sse"),
    run: async (world, operationId) => {
      const exchange = await succeed(world, operationId);
      expectStatus(exchange, 200);
      const { "content-type": type, "cache-control": cache = "" } = exchange.headers;
      ensure(isEventStream(type), "content-type text/event-stream", String(type), exchange);
      ensure(/no-store|no-cache/.test(cache), "cache-control no-store", cache || "none", exchange);
      expectEqual(exchange.headers["content-length"], undefined, "the content-length", exchange);
    },
  },
];
