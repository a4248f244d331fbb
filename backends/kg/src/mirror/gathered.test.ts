import type { CloudEvent } from "@elqnt/adapters/memory";
import { newId } from "@elqnt/service-kit";
import { describe, expect, test } from "vitest";
import { definitionOf, entityEvent, recordOf } from "../testing/entity-events.ts";
import { openMirror } from "../testing/mirrored.ts";

const parcel = definitionOf("parcel", { title: { type: "string" } });

const createdBy = (org: string, userId: string, fields: object = {}): CloudEvent => {
  const record = recordOf(parcel, { title: "Box", ...fields });
  const event = entityEvent(org, "created", record.id, { record });
  return { ...event, data: { ...(event.data as object), actor: { userId } } };
};

describe("events that come at once", () => {
  test("become one change, whose events name the authors of what they tell", async () => {
    const org = newId();
    const desk = openMirror(org);
    const events = Array.from({ length: 60 }, (_, index) => createdBy(org, index % 2 ? "ada" : "grace"));
    await desk.handleAtOnce(...events);
    const told = desk.events.flatMap(({ data }) =>
      "nodeIds" in data ? [[data.revision, data.actor.userId, data.nodeIds.length]] : [],
    );
    expect(told).toEqual([
      [1, "grace", 30],
      [1, "ada", 30],
    ]);
  });

  test("of several organizations become a change of each", async () => {
    const [org, other] = [newId(), newId()];
    const desk = openMirror(org);
    await desk.handleAtOnce(createdBy(org, "ada"), createdBy(other, "ada"), createdBy(org, "ada"));
    expect(await desk.nodes()).toHaveLength(2);
    expect(desk.events.filter(({ type }) => type === "kg.events.nodes.upserted")).toHaveLength(2);
  });

  test("are taken in each alone when one of them cannot be", async () => {
    const org = newId();
    const desk = openMirror(org, (memory) => ({
      ...memory,
      async write(of, graphId, revision, changes) {
        if (changes.nodes?.some(({ face }) => face.name === "Bomb"))
          throw new Error("This one is not to be had.");
        await memory.write(of, graphId, revision, changes);
      },
    }));
    const events = [createdBy(org, "ada"), createdBy(org, "ada", { title: "Bomb" }), createdBy(org, "ada")];
    const ends = await desk.handleAtOnce(...events);
    expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await desk.nodes()).toHaveLength(2);
  });

  test("and tell of one record twice leave the newer", async () => {
    const org = newId();
    const desk = openMirror(org);
    const record = recordOf(parcel, { title: "Old" });
    const next = { ...record, fields: { title: "New" }, version: 2 };
    await desk.handleAtOnce(
      entityEvent(org, "updated", record.id, { record: next }),
      entityEvent(org, "created", record.id, { record }),
    );
    expect((await desk.nodes()).map(({ face }) => face.name)).toEqual(["New"]);
  });
});
