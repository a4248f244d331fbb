import { cutting, graphOf, rewriteLines } from "./kg-fixture.ts";
import { mutantsOf } from "./mutant.ts";
import { asking, handling, type Json, succeeding } from "./rewrite.ts";

export const streamMutants = mutantsOf("stream", {
  "edges-first": [
    "edges of a stream are stored before its nodes",
    "stream/stored",
    asking(["ingestStream"], (asked) => {
      asked.json = undefined;
      const lines = asked.text?.split("\n").filter(Boolean) ?? [];
      const isEdge = (line: string) => line.includes('"type":"edge"');
      asked.text = [...lines.filter(isEdge), ...lines.filter((line) => !isEdge(line))].join("\n");
    }),
  ],
  "lines-from-0": [
    "lines are counted from 0",
    "stream/problems",
    succeeding(["ingestStream"], (answered) =>
      rewriteLines(answered, (events) =>
        events.map((event) => (event.type === "problem" ? { ...event, line: event.line - 1 } : event)),
      ),
    ),
  ],
  "stops-at-the-first": [
    "a wrong line ends the upload",
    "stream/problems",
    asking(["ingestStream"], (asked) => {
      const lines = asked.text?.split("\n") ?? [];
      const wrong = lines.findIndex((line) => line.startsWith("{ no"));
      if (wrong > 0) asked.text = lines.slice(0, wrong + 1).join("\n");
    }),
  ],
  "no-progress": [
    "progress is never answered",
    "stream/batches",
    succeeding(["ingestStream"], (answered) =>
      rewriteLines(answered, (events) => events.filter(({ type }) => type !== "progress")),
    ),
  ],
  "few-problems": [
    "at most 100 problems are answered",
    "stream/most-problems",
    succeeding(["ingestStream"], (answered) => {
      let problems = 0;
      rewriteLines(answered, (events) =>
        events.filter(({ type }) => type !== "problem" || ++problems <= 100),
      );
    }),
  ],
  "unknown-graph-late": [
    "an upload to an unknown graph is answered with an empty report",
    "stream/unknown-graph",
    handling(["ingestStream"], async (asked, send) => {
      const answered = await send(asked);
      if (answered.json?.code !== "graph_not_found") return answered;
      return {
        ...answered,
        status: 200,
        json: undefined,
        text: '{"type":"report","processed":0,"upserted":0,"unchanged":0,"failed":0,"completed":true}\n',
      };
    }),
  ],
});

export const documentMutants = mutantsOf("documents", {
  "end-lost": [
    "the end of a long text is lost",
    "documents/chunks",
    asking(["ingestDocuments"], ({ json }) => {
      for (const document of json?.documents ?? []) document.text = document.text?.slice(0, 4000);
    }),
  ],
  "positions-from-1": [
    "positions of chunks count from 1",
    "documents/chunks",
    succeeding(["getSubgraph"], ({ json }) => {
      for (const { label, properties } of json.nodes) if (label === "Chunk") properties.position += 1;
    }),
  ],
  "mentions-nothing": [
    "chunks mention nothing",
    "documents/mentions",
    succeeding(["getSubgraph"], ({ json }) => {
      json.edges = json.edges.filter(({ label }: Json) => label !== "MENTIONS");
    }),
  ],
  "mentions-inside-words": [
    "a name inside a word is mentioned",
    "documents/mentions",
    asking(["ingestDocuments"], ({ json }) => {
      for (const document of json?.documents ?? [])
        document.text = document.text?.replaceAll("smarted", "sm art ed");
    }),
  ],
  "piles-up": [
    "sending a document again adds another one",
    "documents/replace",
    (reference) => {
      const sent = new Map<string, string>();
      return asking(["ingestDocuments"], (asked) => {
        for (const document of asked.json?.documents ?? []) {
          const key = `${graphOf(asked)}/${document.id}`;
          const before = sent.get(key) ?? document.text;
          sent.set(key, before);
          if (before !== document.text) document.id += "-again";
        }
      })(reference);
    },
  ],
  "one-source": [
    "all documents are one source",
    "documents/source",
    succeeding(["listSources"], ({ json }) => {
      for (const source of json.items) source.id = source.id.split(":")[0];
    }),
  ],
  "no-limit": [
    "the documents beyond the limit are dropped",
    "documents/limit",
    cutting("ingestDocuments", "documents", 100),
  ],
});
