import type { KGMerge, KgOperations } from "@elqnt/contracts/kg";
import type { Org } from "../engine/org.ts";
import type { World } from "../engine/world.ts";
import { observing } from "./entity-observers.ts";
import { edge, idIn, merge, newGraph, node, putEdges, putNodes, sharedGraph } from "./kg-fixture.ts";
import { bodyOf, type Prepared, type Recipes } from "./recipe.ts";

/** What read operations are asked about: three people in a row, and nothing that changes. */
async function people(world: World, org: Org) {
  const [ada, grace, engine] = ["ada", "grace", "engine"].map((name) => idIn(org, name)) as [
    string,
    string,
    string,
  ];
  const { id: graphId } = await sharedGraph(world, org, "people", async (graphId) => {
    await putNodes(
      org,
      graphId,
      [
        node(ada, { label: "Person", name: `Ada Lovelace ${org.canary}`, properties: { note: org.canary } }),
        node(grace, { label: "Person", name: `Ada Lovelaces ${org.canary}` }),
        node(engine, { label: "Company", name: `Engine ${org.canary}` }),
      ],
      "crm",
    );
    await putEdges(org, graphId, [edge(ada, engine), edge(engine, grace)], "crm");
  });
  return { graphId, ada, grace, engine };
}

/** A graph that takes what write operations send; each looks at its own elements only. */
const writable = async (world: World, org: Org): Promise<string> =>
  (await sharedGraph(world, org, "writable")).id;

const observingNodes = (org: Org, graphId: string, nodeIds: readonly string[]) =>
  observing(org, "getSubgraph", { body: { graphId, nodeIds } });

async function ownNodes(world: World, org: Org, count: number) {
  const graphId = await writable(world, org);
  const ids = Array.from({ length: count }, () => world.unique("node"));
  const sourceId = world.unique("source");
  const nodes = ids.map((id) => node(id, { name: `${id} ${org.canary}` }));
  await putNodes(org, graphId, nodes, sourceId);
  return { graphId, ids, sourceId, observe: observingNodes(org, graphId, ids) };
}

async function ownMerge(world: World, org: Org) {
  const { graphId, ids, observe } = await ownNodes(world, org, 2);
  const { id: mergeId } = await merge(org, graphId, ids[0]!, [ids[1]!]);
  return { input: { graphId, mergeId }, observe };
}

/** How many merges into a node there are. */
const countingMerges = (org: Org, graphId: string, nodeId: string) => async () => {
  const list = await org.admin.call("listMerges", { graphId, limit: 200 });
  return bodyOf<{ items: KGMerge[] }>(list, 200).items.filter((item) => item.nodeId === nodeId).length;
};

/** How many graphs have a name. */
const countingGraphs = (org: Org, name: string) => async () => {
  let count = 0;
  let cursor: string | undefined;
  do {
    const page = await org.admin.call("listGraphs", { limit: 200, ...(cursor ? { cursor } : {}) });
    const body = bodyOf<{ items: { name: string }[]; nextCursor?: string }>(page, 200);
    count += body.items.filter((graph) => graph.name === name).length;
    cursor = body.nextCursor;
  } while (cursor);
  return count;
};

async function ownGraph(world: World, org: Org) {
  const { id: graphId, version } = await newGraph(world, org);
  return { input: { graphId }, version, observe: observing(org, "getGraph", { graphId }) };
}

/** A list of what a new node brings along, and goes when its source goes. */
const addingNodes = (
  org: Org,
  graphId: string,
  bring: () => { sourceId: string; label: string; key: string },
): Pick<Prepared, "add" | "remove"> => {
  const sources = new Map<string, string>();
  return {
    add: async () => {
      const { sourceId, label, key } = bring();
      await putNodes(org, graphId, [node(sourceId, { label, name: org.canary })], sourceId);
      sources.set(key, sourceId);
      return key;
    },
    remove: async (key) =>
      void bodyOf(await org.admin.call("deleteSource", { graphId, sourceId: sources.get(key) }), 200),
  };
};

/** How to call each operation of the kg service. */
export const kgRecipes: Recipes<KgOperations> = {
  listGraphs: async (world, org) => ({
    input: {},
    add: async () => (await newGraph(world, org)).id,
    remove: async (graphId) => void bodyOf(await org.admin.call("deleteGraph", { graphId }), 204),
  }),
  createGraph: async (world, org) => {
    const name = `${world.unique("graph")} ${org.canary}`;
    world.afterwards(async () => {
      const list = await org.admin.call("listGraphs", { limit: 200 });
      const made = bodyOf<{ items: { id: string; name: string }[] }>(list, 200).items;
      for (const graph of made.filter((item) => item.name.startsWith(name)))
        await org.admin.call("deleteGraph", { graphId: graph.id });
    });
    const count = countingGraphs(org, name);
    return { input: { body: { name, description: "New" } }, observe: count, effects: count };
  },
  streamGraphChanges: async (world, org) => ({ input: { graphId: (await people(world, org)).graphId } }),
  getGraph: async (world, org) => ({ input: { graphId: (await people(world, org)).graphId } }),
  updateGraph: async (world, org) => {
    const { input, version, observe } = await ownGraph(world, org);
    return { input: { ...input, body: { description: "Updated" } }, version, observe };
  },
  deleteGraph: ownGraph,
  getGraphStats: async (world, org) => ({ input: { graphId: (await people(world, org)).graphId } }),
  listGraphLabels: async (world, org) => {
    const { id: graphId } = await newGraph(world, org);
    const bring = () => {
      const label = world.unique("L");
      return { sourceId: world.unique("source"), label, key: `node/${label}` };
    };
    return {
      input: { graphId },
      keyOf: ({ kind, label }) => `${kind}/${label}`,
      ...addingNodes(org, graphId, bring),
    };
  },
  getNode: async (world, org) => {
    const { graphId, ada } = await people(world, org);
    return { input: { graphId, nodeId: ada } };
  },
  searchNodes: async (world, org) => ({
    input: { body: { graphId: (await people(world, org)).graphId, query: "lovelace", mode: "keyword" } },
  }),
  traverseGraph: async (world, org) => {
    const { graphId, ada } = await people(world, org);
    return { input: { body: { graphId, from: [ada], depth: 2 } } };
  },
  getNeighbors: async (world, org) => {
    const { graphId, ada } = await people(world, org);
    return { input: { body: { graphId, nodeId: ada } } };
  },
  getSubgraph: async (world, org) => {
    const { graphId, ada, engine } = await people(world, org);
    return { input: { body: { graphId, nodeIds: [ada, engine] } } };
  },
  findPaths: async (world, org) => {
    const { graphId, ada, grace } = await people(world, org);
    return { input: { body: { graphId, from: ada, to: grace } } };
  },
  matchPattern: async (world, org) => ({
    input: {
      body: {
        graphId: (await people(world, org)).graphId,
        nodes: [{ as: "person", labels: ["Person"] }, { as: "company" }],
        edges: [{ as: "job", from: "person", to: "company" }],
      },
    },
  }),
  ingestNodes: async (world, org) => {
    const graphId = await writable(world, org);
    const id = world.unique("node");
    return {
      input: { body: { graphId, sourceId: "crm", nodes: [node(id, { name: org.canary })] } },
      observe: observingNodes(org, graphId, [id]),
    };
  },
  ingestEdges: async (world, org) => {
    const { graphId, ids, observe } = await ownNodes(world, org, 2);
    return { input: { body: { graphId, sourceId: "crm", edges: [edge(ids[0]!, ids[1]!)] } }, observe };
  },
  ingestTriples: async (world, org) => {
    const graphId = await writable(world, org);
    const [subject, object] = [world.unique("subject"), world.unique("object")];
    return {
      input: { body: { graphId, sourceId: "notes", triples: [{ subject, predicate: "knows", object }] } },
      observe: observing(org, "searchNodes", { body: { graphId, query: subject, mode: "keyword" } }),
    };
  },
  ingestStream: async (world, org) => {
    const graphId = await writable(world, org);
    const id = world.unique("node");
    const line = { type: "node", node: node(id, { name: org.canary }) };
    return {
      input: { graphId, sourceId: "crm", body: `${JSON.stringify(line)}\n` },
      observe: observingNodes(org, graphId, [id]),
    };
  },
  ingestDocuments: async (world, org) => {
    const graphId = await writable(world, org);
    const id = world.unique("document");
    const documents = [{ id, title: id, text: `A note. ${org.canary}` }];
    return {
      input: { body: { graphId, sourceId: "notes", documents } },
      observe: observing(org, "searchNodes", { body: { graphId, query: id, mode: "keyword" } }),
    };
  },
  listSources: async (world, org) => {
    const { id: graphId } = await newGraph(world, org);
    const bring = () => {
      const sourceId = world.unique("source");
      return { sourceId, label: "Thing", key: sourceId };
    };
    return { input: { graphId }, ...addingNodes(org, graphId, bring) };
  },
  deleteSource: async (world, org) => {
    const { graphId, sourceId, observe } = await ownNodes(world, org, 1);
    return { input: { graphId, sourceId }, observe };
  },
  mergeNodes: async (world, org) => {
    const { graphId, ids, observe } = await ownNodes(world, org, 3);
    const [nodeId, ...mergedIds] = ids as [string, string, string];
    return {
      input: { body: { graphId, nodeId, mergedIds } },
      observe,
      effects: countingMerges(org, graphId, nodeId),
    };
  },
  listMerges: async (world, org) => {
    const { id: graphId } = await newGraph(world, org);
    return {
      input: { graphId },
      add: async () => {
        const [kept, merged] = [world.unique("node"), world.unique("node")];
        await putNodes(org, graphId, [node(kept), node(merged, { name: org.canary })]);
        return (await merge(org, graphId, kept, [merged])).id;
      },
    };
  },
  getMerge: async (world, org) => ({
    input: await world.shared(`merge/${org.id}`, async () => (await ownMerge(world, org)).input),
  }),
  undoMerge: ownMerge,
  findDuplicates: async (world, org) => ({
    input: { body: { graphId: (await people(world, org)).graphId, labels: ["Person"] } },
  }),
};
