import { uuid5 } from "../src/rules/kg/uuid5.ts";
import { another, cutting, graphOf, refuse } from "./kg-fixture.ts";
import { mutantsOf } from "./mutant.ts";
import { asking, handling, type Json, succeeding } from "./rewrite.ts";

export const nodeMutants = mutantsOf("nodes", {
  "source-lost": [
    "everything comes from $api",
    "nodes/stored",
    asking(["ingestNodes"], ({ json }) => {
      delete json?.sourceId;
    }),
  ],
  "null-lost": [
    "properties that are null are dropped",
    "nodes/stored",
    asking(["ingestNodes"], ({ json }) => {
      for (const { properties = {} } of json?.nodes ?? [])
        for (const name of Object.keys(properties)) if (properties[name] === null) delete properties[name];
    }),
  ],
  "written-anyway": [
    "every write makes a version",
    "nodes/unchanged",
    (reference) => {
      let writes = 0;
      return asking(["ingestNodes"], ({ json }) => {
        writes += 1;
        for (const node of json?.nodes ?? []) node.description = `written ${writes} times`;
      })(reference);
    },
  ],
  "unchanged-counted": [
    "what was unchanged counts as upserted",
    "nodes/unchanged",
    succeeding(["ingestNodes"], ({ json }) => {
      json.upserted += json.unchanged;
      json.unchanged = 0;
    }),
  ],
  "merged-with-before": [
    "a source cannot take back a property",
    "nodes/replaced",
    (reference) => {
      const said = new Map<string, Json>();
      return asking(["ingestNodes"], (asked) => {
        for (const node of asked.json?.nodes ?? []) {
          const key = `${graphOf(asked)}/${asked.json.sourceId}/${node.id}`;
          node.properties = { ...said.get(key), ...node.properties };
          said.set(key, node.properties);
        }
      })(reference);
    },
  ],
  "all-or-nothing": [
    "one item that cannot be stored refuses all",
    "nodes/problems",
    handling(["ingestNodes"], async (asked, send) => {
      const answered = await send(asked);
      return answered.json?.problems?.length > 0 ? refuse(answered, "validation_failed") : answered;
    }),
  ],
  "index-of-problems": [
    "the index of a problem counts problems, not items",
    "nodes/problems",
    succeeding(["ingestNodes"], ({ json }) => {
      for (const [at, problem] of json.problems.entries()) problem.index = at;
    }),
  ],
  "pointer-from-the-body": [
    "pointers of an item start at the body",
    "nodes/problems",
    succeeding(["ingestNodes"], ({ json }) => {
      for (const { index, problem } of json.problems)
        for (const error of problem.errors ?? []) error.pointer = `/nodes/${index}${error.pointer}`;
    }),
  ],
  "last-first": [
    "items of one request take effect backwards",
    "nodes/order",
    asking(["ingestNodes"], ({ json }) => {
      json?.nodes?.reverse();
    }),
  ],
  "smaller-limit": [
    "no more than 5,000 nodes are taken",
    "nodes/limit",
    handling(["ingestNodes"], async (asked, send) => {
      const isLarge = asked.json?.nodes?.length > 5000;
      const answered = await send(isLarge ? { ...asked, json: { ...asked.json, nodes: [] } } : asked);
      return answered;
    }),
  ],
  "no-limit": [
    "the nodes beyond the limit are dropped",
    "nodes/limit",
    cutting("ingestNodes", "nodes", 10_000),
  ],
  "lost-updates": [
    "of writes at once only one is stored",
    "nodes/parallel",
    (reference) => {
      let busy = false;
      return handling(["ingestNodes"], async (asked, send) => {
        const isFirst = !busy;
        busy = true;
        if (isFirst) await new Promise(setImmediate);
        const answered = await send(isFirst ? asked : another(asked, `graphs/${graphOf(asked)}`));
        if (isFirst) busy = false;
        else answered.json = { upserted: 1, unchanged: 0, problems: [] };
        return answered;
      })(reference);
    },
  ],
  "visible-later": [
    "a write is answered before others can read it",
    "nodes/visible",
    handling(["ingestNodes"], async (asked, send) => {
      const answered = await send(another(asked, `graphs/${graphOf(asked)}`));
      if (answered.status !== 200) return answered;
      setTimeout(() => void send(asked), 50);
      return { ...answered, json: { upserted: asked.json.nodes.length, unchanged: 0, problems: [] } };
    }),
  ],
  "search-behind": [
    "search answers what it answered before",
    "nodes/visible",
    (reference) => {
      const known = new Map<string, Json>();
      return succeeding(["searchNodes"], (answered, asked) => {
        const before = known.get(graphOf(asked));
        if (before) answered.json = before;
        else known.set(graphOf(asked), answered.json);
      })(reference);
    },
  ],
});

export const edgeMutants = mutantsOf("edges", {
  turned: [
    "edges are stored the other way round",
    "edges/stored",
    asking(["ingestEdges"], ({ json }) => {
      for (const edge of json?.edges ?? []) [edge.sourceId, edge.targetId] = [edge.targetId, edge.sourceId];
    }),
  ],
  "random-ids": [
    "an edge without an id gets a random one",
    "edges/default-id",
    asking(["ingestEdges"], ({ json }) => {
      for (const edge of json?.edges ?? []) edge.id ??= crypto.randomUUID();
    }),
  ],
  "ends-made-up": [
    "unknown ends of an edge are created",
    "edges/ends",
    handling(["ingestEdges"], async (asked, send) => {
      const ids = (asked.json?.edges ?? []).flatMap(({ sourceId, targetId }: Json) => [sourceId, targetId]);
      const nodes = [...new Set(ids)].map((id) => ({ id, label: "Unknown", name: "unknown" }));
      await send(another(asked, "ingest/nodes", { graphId: graphOf(asked), nodes, sourceId: "made-up" }));
      return send(asked);
    }),
  ],
  "conflicts-unsaid": [
    "an edge with other ends is left out without a word",
    "edges/conflict",
    succeeding(["ingestEdges"], ({ json }) => {
      json.problems = json.problems.filter(({ problem }: Json) => problem.code !== "edge_conflict");
    }),
  ],
  "no-limit": [
    "the edges beyond the limit are dropped",
    "edges/limit",
    cutting("ingestEdges", "edges", 10_000),
  ],
});

export const tripleMutants = mutantsOf("triples", {
  "label-ignored": [
    "the label of a subject is not looked at",
    "triples/elements",
    asking(["ingestTriples"], ({ json }) => {
      for (const triple of json?.triples ?? []) delete triple.subjectLabel;
    }),
  ],
  "case-matters": [
    "names that differ in case are two nodes",
    "triples/names",
    asking(["ingestTriples"], ({ json }) => {
      for (const triple of json?.triples ?? [])
        if (triple.subject !== triple.subject.toLowerCase()) triple.subject += " (capital)";
    }),
  ],
  "existing-changed": [
    "a triple changes the label and name of a node that exists",
    "triples/existing",
    handling(["ingestTriples"], async (asked, send) => {
      const graphId = graphOf(asked);
      const named = async ({ subject, subjectLabel = "Entity" }: Json) => ({
        id: await uuid5(graphId, subject.toLowerCase()),
        label: subjectLabel,
        name: subject,
      });
      const nodes = await Promise.all((asked.json?.triples ?? []).map(named));
      await send(another(asked, "ingest/nodes", { graphId, nodes, sourceId: asked.json.sourceId }));
      return send(asked);
    }),
  ],
  "one-for-one": [
    "each character that a label cannot hold becomes a _ of its own",
    "triples/predicates",
    asking(["ingestTriples"], ({ json }) => {
      for (const triple of json?.triples ?? [])
        triple.predicate = triple.predicate.replaceAll(/[^A-Za-z0-9_-]/g, "_");
    }),
  ],
  "predicate-mended": [
    "a predicate that makes no label is mended",
    "triples/predicates",
    asking(["ingestTriples"], ({ json }) => {
      for (const triple of json?.triples ?? [])
        if (!/^[A-Za-z]/.test(triple.predicate)) triple.predicate = `P_${triple.predicate}`;
    }),
  ],
  "no-limit": [
    "the triples beyond the limit are dropped",
    "triples/limit",
    cutting("ingestTriples", "triples", 10_000),
  ],
});
