import { expect, test } from "vitest";
import { ada, graphEdge, graphNode, largeGraph, peopleGraph } from "../__fixtures__/graph.ts";
import {
  countLabels,
  mergeSubgraphs,
  nodesNamed,
  validityRange,
  visibleElements,
} from "./explorer/elements.ts";
import { nameRoom } from "./explorer/scene/names.ts";
import { nextInDirection } from "./explorer/scene/placement.ts";
import { radialPlaces } from "./explorer/scene/radial.ts";
import { readFile, readText } from "./ingest/read-input.ts";
import { neighborGroups } from "./inspector/neighbor-groups.ts";
import { tonesOf } from "./tones.ts";

test("merging keeps the place of the first, the content of the last, and no edge without its ends", () => {
  const renamed = { ...ada, name: "Ada" };
  const merged = mergeSubgraphs([
    { nodes: [ada], edges: [graphEdge("ada", "KNOWS", "nobody")], truncated: false },
    {
      nodes: [graphNode("bob", "Person", "Bob"), renamed],
      edges: [graphEdge("ada", "KNOWS", "bob")],
      truncated: true,
    },
  ]);
  expect(merged.nodes.map(({ name }) => name)).toEqual(["Ada", "Bob"]);
  expect(merged.edges.map(({ targetId }) => targetId)).toEqual(["bob"]);
  expect(merged.truncated).toBe(true);
});

test("an edge goes with its ends, and with its own label", () => {
  const hidden = { nodes: new Set(["Place"]), edges: new Set(["KNOWS"]) };
  const { nodes, edges } = visibleElements(peopleGraph, hidden);
  expect(countLabels(nodes).map(({ label }) => label)).toEqual(["Machine", "Person", "Work"]);
  expect(countLabels(edges).map(({ label }) => label)).not.toContain("LIVES_IN");
  expect(countLabels(edges).map(({ label }) => label)).not.toContain("KNOWS");
});

test("time spans what begins and ends; without either there is no time", () => {
  const range = validityRange(peopleGraph)!;
  expect(new Date(range.from).getUTCFullYear()).toBe(1815);
  expect(new Date(range.to).getUTCFullYear()).toBe(1852);
  expect(validityRange({ nodes: [graphNode("a", "Person", "A")], edges: [] })).toBeUndefined();
});

test("names that begin with the search come first", () => {
  expect(nodesNamed(peopleGraph.nodes, "AN", 3).map(({ name }) => name)[0]).toBe("Analytical Engine");
  expect(nodesNamed(peopleGraph.nodes, "  ", 3)).toEqual([]);
});

test("colours follow the names of labels, whatever order they come in", () => {
  expect(tonesOf(["b", "a", "b"])).toEqual(tonesOf(["a", "b"]));
});

test("every node has a place of its own, the same each time", () => {
  const graph = largeGraph(2_000);
  const places = radialPlaces(graph);
  expect(places.size).toBe(graph.nodes.length);
  expect(radialPlaces(graph)).toEqual(places);
  const distinct = new Set([...places.values()].map(({ x, y }) => `${x.toFixed(3)} ${y.toFixed(3)}`));
  expect(distinct.size).toBe(places.size);
});

test("a chain of 30,000 nodes is placed as well", () => {
  const nodes = Array.from({ length: 30_000 }, (_, at) => graphNode(`n${at}`, "Person", `${at}`));
  const edges = nodes.slice(1).map((node, at) => graphEdge(`n${at}`, "NEXT", node.id));
  expect(radialPlaces({ nodes, edges }).size).toBe(30_000);
});

test("a name that would cover another has no room, until the next frame", () => {
  const room = nameRoom();
  expect(room.take({ left: 0, right: 80, y: 10 }, 12)).toBe(true);
  expect(room.take({ left: 70, right: 120, y: 15 }, 12)).toBe(false);
  expect(room.take({ left: 70, right: 120, y: 22 }, 12)).toBe(true);
  expect(room.take({ left: 80, right: 120, y: 10 }, 12)).toBe(true);
  room.clear();
  expect(room.take({ left: 70, right: 120, y: 15 }, 12)).toBe(true);
});

test("an arrow key goes to the nearest node in its direction", () => {
  const points = [
    ["near", { x: 1, y: 0.2 }],
    ["far", { x: 5, y: 0 }],
    ["above", { x: 0.1, y: 1 }],
  ] as const;
  const from = { x: 0, y: 0 };
  expect(nextInDirection(points, from, { x: 1, y: 0 })).toBe("near");
  expect(nextInDirection(points, from, { x: 0, y: 1 })).toBe("above");
  expect(nextInDirection(points, from, { x: -1, y: 0 })).toBeUndefined();
});

test("neighbours stand by the label of their edge, outgoing first", () => {
  const loop = graphEdge("ada", "KNOWS", "ada");
  const groups = neighborGroups("ada", { ...peopleGraph, edges: [...peopleGraph.edges, loop] });
  expect(
    groups.map(({ label, direction, neighbors }) => `${direction} ${label} ${neighbors.length}`),
  ).toEqual(["out KNOWS 3", "out LIVES_IN 1", "out WROTE 1", "in TEACHES 1"]);
});

const nodeLine = { type: "node", node: { id: "ada", label: "Person", name: "Ada" } };

test("NDJSON, JSON and CSV are told apart by their first character", async () => {
  expect(await readText(`${JSON.stringify(nodeLine)}\n\n${JSON.stringify(nodeLine)}`)).toMatchObject({
    input: { kind: "lines" },
    total: 2,
  });
  const document = { edges: [{ sourceId: "ada", targetId: "bob", label: "KNOWS" }], nodes: [nodeLine.node] };
  const { input, preview } = await readText(JSON.stringify(document, undefined, 2));
  expect(preview.map((item) => "type" in item && item.type)).toEqual(["node", "edge"]);
  expect((input as { body: string }).body.split("\n")[0]).toBe(JSON.stringify(nodeLine));
  const csv = await readText('object,subject,predicate,since\n"Engine, Ltd",Ada,works at,1842\n');
  expect(csv).toMatchObject({
    firstLine: 2,
    input: { triples: [{ subject: "Ada", object: "Engine, Ltd", properties: { since: "1842" } }] },
  });
  expect(await readText("Ada,knows,Bob")).toMatchObject({ firstLine: 1, total: 1 });
});

test.each([
  ["[]", "there is nothing in it"],
  ["[1]", "item 1 is neither a node, an edge nor a triple"],
  ['{"type":"node","node":{}}\n{', "line 2 is not JSON"],
  ["subject,predicate,object\nAda,,Bob", "row 2 has no subject, predicate and object"],
  ["subject,predicate,object", "there is nothing in it"],
  ['Ada,"knows,Bob', "quotes do not match in row 1"],
])("%j cannot be read: %s", async (text, message) => {
  await expect(readText(text)).rejects.toMatchObject({ name: "UnreadableInput", message });
});

test("a large NDJSON file is streamed as it is, not read", async () => {
  const file = new File([`${JSON.stringify(nodeLine)}\n`.repeat(5_000)], "people.ndjson");
  const { input, preview, total } = await readFile(file);
  expect(input).toEqual({ kind: "lines", body: file });
  expect(preview).toHaveLength(5);
  expect(total).toBeUndefined();
});
