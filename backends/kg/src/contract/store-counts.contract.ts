import { expect, it } from "vitest";
import type { StoreDesk } from "../store.contract.ts";
import { edgeRow, nodeRow } from "../testing/elements.ts";

const later = "2026-02-01T00:00:00.000Z";
const earlier = "2026-01-05T09:30:00.000Z";

export function describeStoreCounts(desk: StoreDesk): void {
  const write = () =>
    desk.store.write(desk.org, desk.graphId, 1, {
      nodes: [
        nodeRow("ada", { sources: ["crm"], faceSources: ["crm", "wiki"], updatedAt: later }),
        nodeRow("lovelace", { sources: ["wiki"], mergedInto: "ada" }),
        nodeRow("engine", { label: "Machine", sources: ["Wiki"] }),
      ],
      edges: [
        edgeRow("e1", "ada", "engine", { label: "WROTE_FOR", sources: ["crm", "wiki"] }),
        edgeRow("e2", "ada", "ada", {
          said: { sourceId: "ada", targetId: "lovelace" },
          hidden: true,
          sources: ["old"],
        }),
        edgeRow("e3", "engine", "ada", { label: "Machine" }),
      ],
    });

  it("of a graph are those of what can be seen", async () => {
    await write();
    const { store, org, graphId } = desk;
    await store.writeEmbeddings(
      org,
      graphId,
      ["ada", "lovelace"].map((id) => ({ id, revision: 1, embedding: [1, 0], embeddedText: id })),
    );
    expect(await store.countGraph(org, graphId)).toEqual({
      nodeCount: 2,
      edgeCount: 2,
      sourceCount: 4,
      embeddedCount: 1,
    });
  });

  it("of labels go by kind, then label, in pages", async () => {
    await write();
    const { store, org, graphId } = desk;
    const all = [
      { kind: "edge", label: "Machine", count: 1 },
      { kind: "edge", label: "WROTE_FOR", count: 1 },
      { kind: "node", label: "Machine", count: 1 },
      { kind: "node", label: "Person", count: 1 },
    ];
    expect(await store.countLabels(org, graphId, { limit: 9 })).toEqual(all);
    expect(await store.countLabels(org, graphId, { limit: 2 })).toEqual(all.slice(0, 2));
    const after = { kind: "edge", label: "Machine" } as const;
    expect(await store.countLabels(org, graphId, { after, limit: 2 })).toEqual(all.slice(1, 3));
    expect(await store.countLabels(org, graphId, { kind: "node", limit: 9 })).toEqual(all.slice(2));
    expect(
      await store.countLabels(org, graphId, {
        kind: "node",
        after: { kind: "node", label: "Machine" },
        limit: 9,
      }),
    ).toEqual(all.slice(3));
  });

  it("of sources are by id, in pages; one that supports only what is not seen has none", async () => {
    await write();
    const { store, org, graphId } = desk;
    const all = [
      { id: "Wiki", nodeCount: 1, edgeCount: 0, updatedAt: earlier },
      { id: "crm", nodeCount: 1, edgeCount: 2, updatedAt: later },
      { id: "old", nodeCount: 0, edgeCount: 0, updatedAt: earlier },
      { id: "wiki", nodeCount: 1, edgeCount: 1, updatedAt: later },
    ];
    expect(await store.countSources(org, graphId, { limit: 9 })).toEqual(all);
    expect(await store.countSources(org, graphId, { limit: 2 })).toEqual(all.slice(0, 2));
    expect(await store.countSources(org, graphId, { after: "crm", limit: 9 })).toEqual(all.slice(2));
  });
}
