import { expect, it } from "vitest";
import type { StoreDesk } from "../store.contract.ts";
import type { NodeSelection } from "../store.ts";
import { nodeRow } from "../testing/elements.ts";

/** Values that single precision holds exactly. */
const vectors: Record<string, readonly number[]> = {
  east: [1, 0],
  "north-east": [0.5, 0.5],
  north: [0, 2],
  west: [-0.25, 0],
  nowhere: [0, 0],
  deep: [1, 0, 0],
};

export function describeStoreVectors(desk: StoreDesk): void {
  const embed = (entries: Readonly<Record<string, readonly number[]>>, revision = 1) =>
    desk.store.writeEmbeddings(
      desk.org,
      desk.graphId,
      Object.entries(entries).map(([id, embedding]) => ({
        ...{ id, revision, embedding },
        embeddedText: `of ${id}`,
      })),
    );
  const write = async () => {
    const nodes = Object.keys(vectors).map((id) =>
      nodeRow(id, { label: id.includes("-") ? "Between" : "Main" }),
    );
    await desk.store.write(desk.org, desk.graphId, 1, { nodes });
    await embed(vectors);
  };
  const read = async (...ids: string[]) => desk.store.readEmbeddings(desk.org, desk.graphId, ids);
  const texts = async (...ids: string[]) => desk.store.readEmbeddedTexts(desk.org, desk.graphId, ids);
  const found = (vector: readonly number[], selection: NodeSelection = {}, limit = 9) =>
    desk.store.findByVector(desk.org, desk.graphId, vector, selection, limit);

  it("are kept beside the rows, and what they were made of with them", async () => {
    await write();
    expect(await read("east", "north", "nobody")).toEqual(
      new Map(Object.entries(vectors).filter(([id]) => id === "east" || id === "north")),
    );
    expect(await texts("east", "nobody")).toEqual(new Map([["east", "of east"]]));
    expect([await read(), await texts()]).toEqual([new Map(), new Map()]);
    const [row] = await desk.store.readNodes(desk.org, desk.graphId, ["east"]);
    expect(row).toEqual(nodeRow("east", { label: "Main" }));
    await embed({ east: [0, 1] });
    expect(await read("east")).toEqual(new Map([["east", [0, 1]]]));
  });

  it("of a node that is gone are left out, and go with it", async () => {
    const row = nodeRow("brief", { revision: 2 });
    await desk.store.write(desk.org, desk.graphId, 2, { nodes: [row] });
    await embed({ brief: [1, 0] }, 2);
    await desk.store.write(desk.org, desk.graphId, 3, { removedNodes: [row] });
    expect([await read("brief"), await texts("brief")]).toEqual([new Map(), new Map()]);
    await embed({ brief: [1, 0] }, 2);
    expect(await read("brief")).toEqual(new Map());
    await desk.store.write(desk.org, desk.graphId, 4, { nodes: [nodeRow("brief", { revision: 4 })] });
    expect(await found([1, 0])).toEqual([]);
    await embed({ brief: [1, 0] }, 2);
    expect([await read("brief"), await texts("brief")]).toEqual([new Map(), new Map()]);
    await embed({ brief: [1, 0] }, 4);
    expect(await read("brief")).toEqual(new Map([["brief", [1, 0]]]));
  });

  it("stay through writes of the row", async () => {
    await write();
    await desk.store.write(desk.org, desk.graphId, 2, { nodes: [nodeRow("east", { revision: 2 })] });
    expect(await read("east")).toEqual(new Map([["east", [1, 0]]]));
    expect(await texts("east")).toEqual(new Map([["east", "of east"]]));
  });

  it("hold any text that they were made of", async () => {
    await desk.store.write(desk.org, desk.graphId, 1, { nodes: [nodeRow("odd")] });
    const embeddedText = "\u0000 ' \\ \uD800 \u{1F600}";
    await desk.store.writeEmbeddings(desk.org, desk.graphId, [
      { id: "odd", revision: 1, embedding: [1, 0], embeddedText },
    ]);
    expect(await texts("odd")).toEqual(new Map([["odd", embeddedText]]));
  });

  it("of as many dimensions are found, the most similar first, then by id", async () => {
    await write();
    const hits = await found([2, 0]);
    expect(hits.map(({ id }) => id)).toEqual(["east", "north-east", "north", "nowhere", "west"]);
    const expected = [1, Math.SQRT1_2, 0, 0, -1];
    for (const [index, { score }] of hits.entries()) expect(score).toBeCloseTo(expected[index]!, 6);
    expect(await found([1, 0, 0])).toEqual([{ id: "deep", score: 1 }]);
    expect((await found([0, 0])).every(({ score }) => score === 0)).toBe(true);
    expect((await found([2, 0], {}, 2)).map(({ id }) => id)).toEqual(["east", "north-east"]);
    expect(await found([1, 2, 3, 4])).toEqual([]);
  });

  it("are found among nodes that count: by label, valid then, not merged", async () => {
    await write();
    await desk.store.write(desk.org, desk.graphId, 2, {
      nodes: [
        nodeRow("north", { revision: 2, label: "Main", validTo: "2026-01-01T00:00:00.000Z" }),
        nodeRow("west", { revision: 2, label: "Main", mergedInto: "east" }),
      ],
    });
    const ids = async (selection: NodeSelection) => (await found([1, 0], selection)).map(({ id }) => id);
    expect(await ids({ labels: ["Between"] })).toEqual(["north-east"]);
    expect(await ids({ labels: ["Main"] })).toEqual(["east", "north", "nowhere"]);
    expect(await ids({ asOf: "2026-01-01T00:00:00.000Z" })).toEqual(["east", "north-east", "nowhere"]);
  });

  it("may be long", async () => {
    const long = Array.from({ length: 4_096 }, (_, index) => (index % 7) / 8);
    await desk.store.write(desk.org, desk.graphId, 1, { nodes: [nodeRow("long")] });
    await embed({ long });
    expect(await read("long")).toEqual(new Map([["long", long]]));
    const [hit] = await found(long);
    expect(hit?.score).toBeCloseTo(1, 6);
  });
}
