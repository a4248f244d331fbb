import type { KGIngestResult } from "@elqnt/contracts/kg";
import { expectEqual, expectProblem } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import type { World } from "../../engine/world.ts";
import { newGraph, node, putNodes, readNode, readStats, readSubgraph } from "../../recipes/kg-fixture.ts";
import { bodyOf } from "../../recipes/recipe.ts";
import { about } from "./about.ts";
import { uuid5 } from "./uuid5.ts";

const reference = "kg-ingest.yaml ingestTriples";

async function ownGraph(world: World) {
  const { id: graphId } = await newGraph(world, world.a);
  const send = async (triples: readonly unknown[], sourceId = "notes") => {
    const exchange = await world.a.admin.call("ingestTriples", { body: { graphId, triples, sourceId } });
    return { exchange, result: bodyOf<KGIngestResult>(exchange, 200) };
  };
  return { graphId, send };
}

const countsOf = ({ upserted, unchanged, problems }: KGIngestResult) => [
  upserted,
  unchanged,
  problems.length,
];

/** Facts come in as sentences of three words. */
export const tripleRules: readonly Rule[] = [
  about(
    "triples/elements",
    "A triple makes two nodes and an edge, whose ids follow from their names; the same again changes nothing",
    reference,
    async (world) => {
      const { graphId, send } = await ownGraph(world);
      const triple = {
        subject: "Ada Lovelace",
        predicate: "works at",
        object: "Engine Ltd",
        subjectLabel: "Person",
        properties: { since: 1842 },
        validFrom: "1842-01-01T00:00:00.000Z",
      };
      const first = await send([triple]);
      expectEqual(countsOf(first.result), [3, 0, 0], "upserted, unchanged and problems", first.exchange);
      const [ada, engine] = [await uuid5(graphId, "ada lovelace"), await uuid5(graphId, "engine ltd")];
      const subject = await readNode(world.a, graphId, ada);
      const object = await readNode(world.a, graphId, engine);
      expectEqual(
        [subject.name, subject.label, subject.sources],
        ["Ada Lovelace", "Person", ["notes"]],
        "name, label and sources of the subject",
      );
      expectEqual([object.name, object.label], ["Engine Ltd", "Entity"], "name and label of the object");
      const { edges } = await readSubgraph(world.a, graphId);
      const told = edges.map(({ id, sourceId, targetId, label, properties, validFrom }) => ({
        id,
        sourceId,
        targetId,
        label,
        properties,
        validFrom,
      }));
      expectEqual(
        told,
        [
          {
            id: await uuid5(graphId, `${ada} WORKS_AT ${engine}`),
            sourceId: ada,
            targetId: engine,
            label: "WORKS_AT",
            properties: triple.properties,
            validFrom: triple.validFrom,
          },
        ],
        "the edge",
      );
      const again = await send([triple]);
      expectEqual(countsOf(again.result), [0, 3, 0], "upserted, unchanged and problems", again.exchange);
    },
  ),
  about(
    "triples/names",
    "Names that differ in case, white space or form of their characters are one node",
    reference,
    async (world) => {
      const { graphId, send } = await ownGraph(world);
      await send([
        { subject: "Ada  Lovelace", predicate: "knows", object: "Ｃharles" },
        { subject: "ADA\tlovelace ", predicate: "knows", object: "charles" },
        { subject: " ada lovelace", predicate: "knows", object: "CHARLES" },
      ]);
      const { nodeCount, edgeCount } = await readStats(world.a, graphId);
      expectEqual([nodeCount, edgeCount], [2, 1], "the number of nodes and edges");
      await readNode(world.a, graphId, await uuid5(graphId, "ada lovelace"));
      await readNode(world.a, graphId, await uuid5(graphId, "charles"));
    },
  ),
  about(
    "triples/existing",
    "A node that exists keeps its label, name and properties",
    reference,
    async (world) => {
      const { graphId, send } = await ownGraph(world);
      const id = await uuid5(graphId, "ada");
      await putNodes(
        world.a,
        graphId,
        [node(id, { label: "Person", name: "Ada!", properties: { born: 1815 } })],
        "crm",
      );
      await send([{ subject: "ada", predicate: "knows", object: "bob", subjectLabel: "Robot" }]);
      const { label, name, properties } = await readNode(world.a, graphId, id);
      expectEqual(
        { label, name, properties },
        { label: "Person", name: "Ada!", properties: { born: 1815 } },
        "the node",
      );
    },
  ),
  about(
    "triples/predicates",
    "A predicate becomes a label in upper case with _ for what labels cannot hold",
    reference,
    async (world) => {
      const { graphId, send } = await ownGraph(world);
      const predicates = {
        "works \t at": "WORKS_AT",
        "is -- part/of": "IS_--_PART_OF",
        knows_2: "KNOWS_2",
        "is-a": "IS-A",
      };
      await send(Object.keys(predicates).map((predicate) => ({ subject: "a", predicate, object: "b" })));
      const { edges } = await readSubgraph(world.a, graphId);
      expectEqual(edges.map(({ label }) => label).sort(), Object.values(predicates).sort(), "the labels");
      const { result, exchange } = await send([
        { subject: "a", predicate: "4 times", object: "b" },
        { subject: "c", predicate: "!?", object: "d" },
      ]);
      const told = result.problems.map(({ index, problem }) => [
        index,
        problem.code,
        problem.errors?.[0]?.pointer,
      ]);
      expectEqual(
        told,
        [
          [0, "validation_failed", "/predicate"],
          [1, "validation_failed", "/predicate"],
        ],
        "index, code and pointer of the problems",
        exchange,
      );
      expectEqual(
        (await readStats(world.a, graphId)).nodeCount,
        2,
        "the number of nodes: a problem leaves nothing",
      );
    },
  ),
  about(
    "triples/limit",
    "10,001 triples are refused with nothing stored",
    "kg-ingest.yaml IngestTriplesBody",
    async (world) => {
      const { graphId } = await ownGraph(world);
      const triples = Array.from({ length: 10_001 }, () => ({
        subject: "a",
        predicate: "knows",
        object: "b",
      }));
      const exchange = await world.a.admin.call("ingestTriples", { body: { graphId, triples } });
      expectProblem(exchange, { status: 422, code: "validation_failed", pointer: "/triples" });
      expectEqual((await readStats(world.a, graphId)).nodeCount, 0, "the stored nodes");
    },
  ),
];
