import type { KGGraphChange } from "@elqnt/contracts/kg";
import { ensure, expectEqual, expectProblem, expectStatus, fail } from "../../engine/expect.ts";
import type { Caller, Org } from "../../engine/org.ts";
import type { Rule } from "../../engine/rule.ts";
import { NoAnswer } from "../../engine/session.ts";
import { show } from "../../engine/violation.ts";
import { eventsIn } from "../../http/event-stream.ts";
import type { Exchange } from "../../http/exchange.ts";
import type { CallOptions } from "../../http/request-builder.ts";
import { newMember } from "../../recipes/auth-fixture.ts";
import { edge, newGraph, node, putEdges, putNodes } from "../../recipes/kg-fixture.ts";
import { bodyOf } from "../../recipes/recipe.ts";
import { nowInSeconds } from "../../tokens/mint.ts";
import { about } from "./about.ts";

const reference = "kg-query.yaml streamGraphChanges";

const follow = (
  caller: Caller,
  graphId: string,
  lastEventId?: number,
  options: CallOptions = {},
): Promise<Exchange> =>
  caller.call(
    "streamGraphChanges",
    { graphId },
    lastEventId === undefined ? options : { ...options, headers: { "last-event-id": String(lastEventId) } },
  );

/** The first event of a stream. */
function firstOf(exchange: Exchange): KGGraphChange {
  expectStatus(exchange, 200);
  const [event] = eventsIn(exchange.text);
  ensure(event, "an event", show(exchange.text, 120), exchange);
  return event.data as KGGraphChange;
}

function revisionOf(exchange: Exchange): number {
  const change = firstOf(exchange);
  ensure(change.type === "graph.changed", "graph.changed", change.type, exchange);
  return change.id;
}

/** The present revision of a graph. */
const revision = async (org: Org, graphId: string): Promise<number> =>
  revisionOf(await follow(org.admin, graphId));

/** What the caller hears next who knows the present revision, while `work` runs. */
async function heard(org: Org, graphId: string, work: () => Promise<unknown>): Promise<Exchange> {
  const known = await revision(org, graphId);
  const [exchange] = await Promise.all([follow(org.admin, graphId, known), work()]);
  return exchange;
}

/** A stream that stays silent breaks the rule; it is no failure of the network. */
const silenceBreaks = <TResult>(expected: string, stream: Promise<TResult>): Promise<TResult> =>
  stream.catch((error: unknown) => {
    if (error instanceof NoAnswer) fail(expected, "a stream that stays open and silent");
    throw error;
  });

/** What the caller hears who listens before `work` runs. */
async function overheard(org: Org, graphId: string, work: () => Promise<unknown>): Promise<Exchange> {
  const known = await revision(org, graphId);
  const opened = Promise.withResolvers<void>();
  const stream = follow(org.admin, graphId, known, { opened: () => opened.resolve() });
  await silenceBreaks(
    "the head of the stream before its first event",
    Promise.race([opened.promise, stream]),
  );
  await work();
  return stream;
}

/** How long somebody who lost the right to listen may go on, with what the way of the news takes. */
const voidWithinMs = 7_000;

/** Who follows a graph hears of each change of it, and of nothing else. */
export const changeRules: readonly Rule[] = [
  about(
    "changes/present",
    "A stream begins with the graph's present revision, which grows with each change and with nothing else",
    reference,
    async (world) => {
      const { a } = world;
      const { id } = await newGraph(world, a);
      const empty = await revision(a, id);
      await putNodes(a, id, [node("one")]);
      const first = await follow(a.admin, id);
      ensure(revisionOf(first) > empty, `a revision above ${empty}`, String(revisionOf(first)), first);
      await putNodes(a, id, [node("one")]);
      const same = await follow(a.admin, id);
      expectEqual(firstOf(same), firstOf(first), "the event after a write that changes nothing", same);
      expectEqual(firstOf(same).graphId, id, "the graph", same);
    },
  ),
  about(
    "changes/heard",
    "Who has the present revision hears of new nodes, new edges and deleted sources as they happen",
    reference,
    async (world) => {
      const { a } = world;
      const { id } = await newGraph(world, a);
      let known = await revision(a, id);
      const writes = [
        () => putNodes(a, id, [node("one"), node("two")], "crm"),
        () => putEdges(a, id, [edge("one", "two")], "notes"),
        async () => bodyOf(await a.admin.call("deleteSource", { graphId: id, sourceId: "notes" }), 200),
        async () => bodyOf(await a.admin.call("deleteSource", { graphId: id, sourceId: "crm" }), 200),
      ];
      for (const write of writes) {
        const exchange = await heard(a, id, write);
        ensure(revisionOf(exchange) > known, `a revision above ${known}`, show(firstOf(exchange)), exchange);
        known = revisionOf(exchange);
      }
    },
  ),
  about(
    "changes/resume",
    "Who comes back hears at once that there is more, and nothing twice",
    `${reference}; common/parameters.yaml LastEventId`,
    async (world) => {
      const { a } = world;
      const { id } = await newGraph(world, a);
      const before = await revision(a, id);
      await putNodes(a, id, [node("one")]);
      await putNodes(a, id, [node("two")]);
      const missed = await follow(a.admin, id, before);
      const present = await revision(a, id);
      expectEqual(revisionOf(missed), present, "the revision after what was missed", missed);
      const next = await heard(a, id, () => putNodes(a, id, [node("three")]));
      ensure(revisionOf(next) > present, `a revision above ${present}`, show(firstOf(next)), next);
    },
  ),
  about("changes/other-graphs", "Changes of other graphs are not heard", reference, async (world) => {
    const { a } = world;
    const [own, other] = [await newGraph(world, a), await newGraph(world, a)];
    const exchange = await heard(a, own.id, async () => {
      await putNodes(a, other.id, [node("theirs")]);
      await putNodes(a, own.id, [node("ours")]);
    });
    expectEqual(firstOf(exchange).graphId, own.id, "the graph", exchange);
    expectEqual(revisionOf(exchange), await revision(a, own.id), "the revision", exchange);
  }),
  about(
    "changes/deleted",
    "The stream of a deleted graph says so, and there is no other",
    reference,
    async (world) => {
      const { a } = world;
      const { id } = await newGraph(world, a);
      const exchange = await overheard(a, id, async () =>
        expectStatus(await a.admin.call("deleteGraph", { graphId: id }), 204),
      );
      expectEqual(firstOf(exchange), { type: "graph.deleted", graphId: id }, "the event", exchange);
      expectProblem(await follow(a.admin, id), { status: 404, code: "graph_not_found" });
    },
  ),
  about(
    "changes/revoked",
    "A stream ends within seconds when the tokens of its reader are revoked",
    "contract.md §1 Tokens; auth.yaml createRevocation",
    async (world) => {
      if (!world.catalogue.has("createRevocation"))
        world.skip("nothing can be revoked without the profile auth");
      const { a } = world;
      const { id } = await newGraph(world, a);
      const { userId } = await newMember(world, a);
      const reader = await a.as({ iat: nowInSeconds() - 2, user_id: userId });
      const known = await revision(a, id);
      const revoke = async () => bodyOf(await a.admin.call("createRevocation", { body: { userId } }), 200);
      const end = silenceBreaks(`its end within ${voidWithinMs} ms`, follow(reader, id, known));
      const [exchange] = await Promise.all([end, revoke()]);
      expectStatus(exchange, [200, 401]);
      expectEqual(exchange.status === 200 ? eventsIn(exchange.text) : [], [], "the events", exchange);
      const took = exchange.milliseconds;
      ensure(took < voidWithinMs, `its end within ${voidWithinMs} ms`, `${Math.round(took)} ms`, exchange);
    },
  ),
];
