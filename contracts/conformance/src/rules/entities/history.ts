import type { EntityRecord, RecordRevision } from "@elqnt/contracts/entities";
import { ensure, expectEqual, expectStatus } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import type { World } from "../../engine/world.ts";
import type { Exchange } from "../../http/exchange.ts";
import { createDefinition, createRecord } from "../../recipes/entity-fixture.ts";
import { about } from "./about.ts";

type Path = { entityName: string; recordId: string };

async function history(world: World, path: Path): Promise<{ items: RecordRevision[]; exchange: Exchange }> {
  const exchange = await world.a.admin.call("listRecordHistory", { ...path, limit: 200 });
  expectStatus(exchange, 200);
  return { items: (exchange.json as { items: RecordRevision[] }).items, exchange };
}

/** A record that was created, changed by another user, deleted and restored. */
async function livedThrough(world: World) {
  const { name: entityName } = await createDefinition(world, world.a);
  const fields = { title: "first", status: "open", priority: 2 };
  const record = await createRecord(world, world.a, entityName, fields);
  const path = { entityName, recordId: record.id };
  const editor = await world.a.as({
    user_id: world.random.uuid(),
    email: "editor@example.com",
    scopes: ["write"],
  });
  const body = { fields: { title: "second", priority: null, done: true } };
  const update = await editor.call("updateRecord", { ...path, body });
  expectStatus(update, 200);
  expectStatus(await world.a.admin.call("deleteRecord", path), 204);
  expectStatus(await world.a.admin.call("restoreRecord", path), 200);
  return { path, record, editor, update };
}

/** Who did what to a record, and when. */
export const historyRules: readonly Rule[] = [
  about(
    "history/actions",
    "Every write is a revision, newest first",
    "entities.yaml listRecordHistory",
    async (world) => {
      const { path } = await livedThrough(world);
      const { items, exchange } = await history(world, path);
      const actions = items.map(({ action }) => action);
      expectEqual(actions, ["restored", "deleted", "updated", "created"], "the actions", exchange);
      const versions = items.map(({ version }) => version);
      const ordered = versions.every((version, index) => index === 0 || version < versions[index - 1]!);
      ensure(ordered, "falling versions", versions.join(", "), exchange);
      ensure(
        items.every(({ recordId }) => recordId === path.recordId),
        "revisions of this record only",
        "others",
        exchange,
      );
    },
  ),
  about(
    "history/actor",
    "A revision names who wrote it",
    "entities.yaml RecordRevision.actor",
    async (world) => {
      const { path, editor } = await livedThrough(world);
      const { items, exchange } = await history(world, path);
      const actors = items.map(({ actor }) => actor?.userId);
      const { userId } = world.a.admin;
      expectEqual(actors, [userId, userId, editor.userId, userId], "the actors", exchange);
    },
  ),
  about(
    "history/changes",
    "A revision says what changed, before and after",
    "entities.yaml FieldChange",
    async (world) => {
      const { path } = await livedThrough(world);
      const { items, exchange } = await history(world, path);
      const changes = items.find(({ action }) => action === "updated")?.changes ?? [];
      const sorted = [...changes].sort((left, right) => (left.pointer < right.pointer ? -1 : 1));
      expectEqual(
        sorted,
        [
          { pointer: "/done", after: true },
          { pointer: "/priority", before: 2 },
          { pointer: "/title", before: "first", after: "second" },
        ],
        "the changes",
        exchange,
      );
    },
  ),
  about(
    "history/request",
    "A revision carries the id of the request that wrote it",
    "entities.yaml RecordRevision.requestId",
    async (world) => {
      const { path, update } = await livedThrough(world);
      const { items, exchange } = await history(world, path);
      const revision = items.find(({ action }) => action === "updated");
      if (revision?.requestId === undefined) return;
      expectEqual(revision.requestId, update.headers["x-request-id"], "requestId", update, exchange);
    },
  ),
  about(
    "history/versions",
    "The version of a revision is the version the write answered",
    "entities.yaml RecordRevision.version",
    async (world) => {
      const { path, update, record } = await livedThrough(world);
      const { items, exchange } = await history(world, path);
      const versionOf = (action: string) => items.find((item) => item.action === action)?.version;
      expectEqual(versionOf("created"), record.version, "the version of created", exchange);
      expectEqual(
        versionOf("updated"),
        (update.json as EntityRecord).version,
        "the version of updated",
        exchange,
      );
    },
  ),
  about(
    "history/deleted",
    "The history of a deleted record is still answered",
    "entities.yaml listRecordHistory",
    async (world) => {
      const { path } = await livedThrough(world);
      expectStatus(await world.a.admin.call("deleteRecord", path), 204);
      const { items, exchange } = await history(world, path);
      expectEqual(items[0]?.action, "deleted", "the latest action", exchange);
    },
  ),
];
