import type { KGIngestResult, KGNode } from "@elqnt/contracts/kg";
import { ensure, expectEqual, expectProblem } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import { show } from "../../engine/violation.ts";
import type { World } from "../../engine/world.ts";
import { newGraph, node, putNodes, readNode, readSubgraph } from "../../recipes/kg-fixture.ts";
import { bodyOf } from "../../recipes/recipe.ts";
import { about } from "./about.ts";

const reference = "kg-ingest.yaml ingestDocuments";

const sentence = (at: number): string =>
  `Sentence number ${at} of the long note says little about anything at all.`;
const paragraphs = Array.from({ length: 12 }, (_, at) =>
  Array.from({ length: 6 }, (_unused, line) => sentence(at * 6 + line)).join(" "),
);
const longText = paragraphs.join("\n\n");

async function ownGraph(world: World) {
  const { a } = world;
  const { id: graphId } = await newGraph(world, a);
  const send = async (...documents: readonly unknown[]): Promise<KGIngestResult> =>
    bodyOf(await a.admin.call("ingestDocuments", { body: { graphId, sourceId: "notes", documents } }), 200);
  const whole = () => readSubgraph(a, graphId);
  const chunks = async (): Promise<KGNode[]> => {
    const { nodes } = await readSubgraph(a, graphId, { labels: ["Chunk"] });
    const position = ({ properties }: KGNode) => Number(properties.position);
    return [...nodes].sort((left, right) => position(left) - position(right));
  };
  const mentioned = async () =>
    (await whole()).edges
      .filter(({ label }) => label === "MENTIONS")
      .map(({ targetId }) => targetId)
      .sort();
  return { graphId, send, whole, chunks, mentioned };
}

const words = (text: string | undefined): string[] => text?.match(/\S+/g) ?? [];

/** Texts come in as chunks that know what they are about. */
export const documentRules: readonly Rule[] = [
  about(
    "documents/chunks",
    "A document is a node with the whole of its text in chunks, in order, that are part of it",
    reference,
    async (world) => {
      const { a } = world;
      const { graphId, send, whole, chunks } = await ownGraph(world);
      const result = await send(
        { id: "long", title: "A long note", text: longText, properties: { by: "ada" } },
        { id: "short", text: "Nothing." },
      );
      const { nodes, edges } = await whole();
      expectEqual(
        [result.upserted, result.unchanged, result.problems],
        [nodes.length + edges.length, 0, []],
        "upserted, unchanged and problems",
      );
      const document = await readNode(a, graphId, "notes:long");
      expectEqual(
        [document.label, document.name, document.properties.by, document.sources],
        ["Document", "A long note", "ada", ["notes:long"]],
        "label, name, property and sources",
      );
      expectEqual(
        (await readNode(a, graphId, "notes:short")).name,
        "short",
        "the name of a document without a title",
      );
      const partOf = edges
        .filter(({ label, targetId }) => label === "PART_OF" && targetId === "notes:long")
        .map(({ sourceId }) => sourceId);
      const own = (await chunks()).filter(({ id }) => partOf.includes(id));
      ensure(own.length > 1, "several chunks of a long text", `${own.length}`);
      expectEqual(
        own.map(({ properties }) => properties.position),
        own.map((_, at) => at),
        "the positions of the chunks",
      );
      expectEqual(
        own.flatMap(({ description }) => words(description)),
        words(longText),
        "the text of the chunks",
      );
      for (const { sources } of own) expectEqual(sources, ["notes:long"], "the sources of a chunk");
    },
  ),
  about(
    "documents/mentions",
    "A chunk that names a node of the graph, between words and in any case, mentions it",
    reference,
    async (world) => {
      const { graphId, send, mentioned, whole } = await ownGraph(world);
      await putNodes(
        world.a,
        graphId,
        [
          node("ada", { name: "Ada Lovelace" }),
          node("art", { name: "Art" }),
          node("engine", { name: "Engine" }),
          node("zoe", { name: "Zoë" }),
        ],
        "crm",
      );
      await send({
        id: "one",
        title: "Art",
        text: "ADA  lovelace started an engine, and (zoë) watched. Ada Lovelace smarted.",
      });
      expectEqual(await mentioned(), ["ada", "engine", "zoe"], "the mentioned nodes");
      const { edges } = await whole();
      const mention = edges.find(({ label }) => label === "MENTIONS");
      expectEqual(mention?.sources, ["notes:one"], "the sources of a mention");
    },
  ),
  about(
    "documents/replace",
    "Sending a document again replaces what it said before, and the same again changes nothing",
    reference,
    async (world) => {
      const { graphId, send, whole, chunks, mentioned } = await ownGraph(world);
      await putNodes(world.a, graphId, [node("ada", { name: "Ada" }), node("bob", { name: "Bob" })], "crm");
      const note = {
        id: "one",
        title: "Note",
        text: `${longText}\n\nAda was here.`,
        properties: { draft: true },
      };
      await send(note, { id: "two", text: "Bob was here." });
      const before = await whole();
      const again = await send(note);
      expectEqual([again.upserted, again.problems], [0, []], "upserted and problems");
      expectEqual(await whole(), before, "the graph");
      await send({ id: "one", title: "Note", text: "Short now. Bob too." });
      expectEqual(
        (await chunks()).map(({ description }) => description).sort(),
        ["Bob was here.", "Short now. Bob too."],
        "the chunks",
      );
      expectEqual(await mentioned(), ["bob", "bob"], "the mentioned nodes");
      expectEqual(
        (await readNode(world.a, graphId, "notes:one")).properties.draft,
        undefined,
        "a property that is not said any more",
      );
    },
  ),
  about(
    "documents/source",
    "Each document is a source of its own that can be withdrawn alone",
    `${reference}; deleteSource`,
    async (world) => {
      const { graphId, send, chunks } = await ownGraph(world);
      await send({ id: "one", text: "First." }, { id: "two", text: "Second." });
      const list = await world.a.admin.call("listSources", { graphId });
      expectEqual(
        (list.json as { items: { id: string }[] }).items.map(({ id }) => id),
        ["notes:one", "notes:two"],
        "the sources",
        list,
      );
      const deletion = await world.a.admin.call("deleteSource", { graphId, sourceId: "notes:one" });
      expectEqual(
        bodyOf(deletion, 200),
        { sourceId: "notes:one", deletedNodes: 2, deletedEdges: 1, keptNodes: 0, keptEdges: 0 },
        "what went",
        deletion,
      );
      expectEqual(
        (await chunks()).map(({ description }) => description),
        ["Second."],
        "the chunks that are left",
      );
    },
  ),
  about(
    "documents/limit",
    "101 documents are refused with nothing stored",
    "kg-ingest.yaml IngestDocumentsBody",
    async (world) => {
      const { graphId, whole } = await ownGraph(world);
      const documents = Array.from({ length: 101 }, (_, at) => ({ id: `d${at}`, text: "x" }));
      const exchange = await world.a.admin.call("ingestDocuments", {
        body: { graphId, sourceId: "notes", documents },
      });
      expectProblem(exchange, { status: 422, code: "validation_failed", pointer: "/documents" });
      const { nodes } = await whole();
      ensure(nodes.length === 0, "no nodes", show(nodes.length));
    },
  ),
];
