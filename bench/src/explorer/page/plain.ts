import type { KGSubgraph } from "@elqnt/types/kg";
import { MultiDirectedGraph } from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import WorkerLayout from "graphology-layout-forceatlas2/worker";
import Sigma from "sigma";
import type { Contestant } from "./contestant.ts";
import { offer } from "./steps.ts";

// What the documentation of sigma shows, without a framework. Few rounds, as each of them draws everything.
const ROUNDS = 20;
const COLORS = ["#2b6cb0", "#b7791f", "#2f855a", "#6b46c1", "#c53030", "#0987a0"];

let graph = new MultiDirectedGraph();
let sigma: Sigma | undefined;
let layout: WorkerLayout | undefined;
let selected: string | undefined;
let shownEdges = new Set<string>();
const hiddenLabels = new Set<string>();
const colors = new Map<string, string>();

function add({ nodes, edges }: KGSubgraph): void {
  for (const [index, { id, label, name }] of nodes.entries()) {
    if (graph.hasNode(id)) continue;
    if (!colors.has(label)) colors.set(label, COLORS[colors.size % COLORS.length]!);
    const place = { x: Math.cos(index) * Math.sqrt(index), y: Math.sin(index) * Math.sqrt(index) };
    graph.addNode(id, { ...place, size: 2, label: name, kind: label, color: colors.get(label) });
  }
  for (const { id, sourceId, targetId } of edges) {
    if (!graph.hasEdge(id)) graph.addDirectedEdgeWithKey(id, sourceId, targetId, { size: 1 });
  }
}

function layOut(): void {
  layout?.kill();
  const running = new WorkerLayout(graph, { settings: forceAtlas2.inferSettings(graph) });
  layout = running;
  let left = ROUNDS;
  const onRound = () => {
    left -= 1;
    if (left > 0) return;
    graph.off("eachNodeAttributesUpdated", onRound);
    running.stop();
    layout = undefined;
    queueMicrotask(() => running.kill());
  };
  graph.on("eachNodeAttributesUpdated", onRound);
  running.start();
}

const plain: Contestant = {
  mount(host, subgraph) {
    graph = new MultiDirectedGraph();
    add(subgraph);
    shownEdges = new Set(subgraph.edges.map(({ id }) => id));
    const box = host.appendChild(document.createElement("div"));
    box.style.cssText = "position:relative;block-size:558px";
    sigma = new Sigma(graph, box, {
      defaultEdgeType: "line",
      hideEdgesOnMove: true,
      hideLabelsOnMove: true,
      nodeReducer: (id, look) => ({
        ...look,
        highlighted: id === selected,
        hidden: hiddenLabels.has(look.kind),
      }),
      edgeReducer: (id, look) => ({ ...look, hidden: !shownEdges.has(id) }),
    });
    layOut();
  },
  unmount() {
    layout?.kill();
    sigma?.kill();
    sigma = undefined;
  },
  show(subgraph) {
    const { order } = graph;
    shownEdges = new Set(subgraph.edges.map(({ id }) => id));
    add(subgraph);
    sigma?.refresh();
    if (graph.order > order) layOut();
  },
  select(nodeId) {
    const nodes = [selected, nodeId].filter((id) => id !== undefined);
    selected = nodeId;
    sigma?.refresh({ partialGraph: { nodes }, skipIndexation: true });
  },
  toggleLabel(label, isShown) {
    if (isShown) hiddenLabels.delete(label);
    else hiddenLabels.add(label);
    sigma?.refresh({ skipIndexation: true });
  },
  isLayingOut: () => layout !== undefined,
};

offer(plain);
