import type { EntityView } from "@elqnt/contracts/entities";
import { expectEqual, expectProblem, expectStatus } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import type { World } from "../../engine/world.ts";
import { createDefinition, itemDefinition } from "../../recipes/entity-fixture.ts";
import { bodyOf } from "../../recipes/recipe.ts";
import { about } from "./about.ts";

async function ownDefinition(world: World) {
  const { name: entityName } = await createDefinition(world, world.a);
  const { admin } = world.a;
  const create = (body: Record<string, unknown>) => admin.call("createView", { entityName, body });
  return { entityName, admin, create };
}

/** Saved filters, order and columns. */
export const viewRules: readonly Rule[] = [
  about(
    "views/round-trip",
    "A view is answered as it was created, with the documented defaults",
    "entities.yaml createView",
    async (world) => {
      const { entityName, admin, create } = await ownDefinition(world);
      const body = {
        name: "Mine",
        kind: "board",
        filters: { status: { in: ["open"] }, $or: [{ priority: { gte: 3 } }, { done: true }] },
        sort: [{ field: "$createdAt", direction: "desc" }],
        columns: ["title", "address.city"],
        groupBy: "status",
      };
      const created = await create(body);
      const view = bodyOf<EntityView>(created, 201);
      for (const [name, value] of Object.entries({ ...body, isDefault: false, version: 1 })) {
        expectEqual(view[name as keyof EntityView], value, name, created);
      }
      const read = await admin.call("getView", { entityName, viewId: view.id });
      expectEqual(read.json, view, "the created view", read);
      const bare = await create({ name: "Bare" });
      const { kind, filters, sort, columns } = bodyOf<EntityView>(bare, 201);
      expectEqual([kind, filters, sort, columns], ["table", {}, [], []], "the defaults", bare);
    },
  ),
  about(
    "views/name",
    "A view's name is its own within the definition",
    "contracts/problems.yaml view_exists",
    async (world) => {
      const { entityName, admin, create } = await ownDefinition(world);
      bodyOf(await create({ name: "One" }), 201);
      const second = bodyOf<EntityView>(await create({ name: "Two" }), 201);
      expectProblem(await create({ name: "One" }), { status: 409, code: "view_exists" });
      const path = { entityName, viewId: second.id };
      const renamed = await admin.call("replaceView", {
        ...path,
        body: { name: "One", kind: "table" },
      });
      expectProblem(renamed, { status: 409, code: "view_exists" });
      const same = await admin.call("replaceView", { ...path, body: { name: "Two", kind: "table" } });
      expectStatus(same, 200, "with its own name");
    },
  ),
  about("views/default", "A definition has one default view", "entities.yaml createView", async (world) => {
    const { entityName, admin, create } = await ownDefinition(world);
    const first = bodyOf<EntityView>(await create({ name: "One", isDefault: true }), 201);
    bodyOf(await create({ name: "Two", isDefault: true }), 201);
    const list = await admin.call("listViews", { entityName });
    const defaults = bodyOf<{ items: EntityView[] }>(list, 200)
      .items.filter(({ isDefault }) => isDefault)
      .map(({ name }) => name);
    expectEqual(defaults, ["Two"], "the default views", list);
    const body = { name: "One", kind: "table", isDefault: true };
    expectStatus(await admin.call("replaceView", { entityName, viewId: first.id, body }), 200);
    const again = await admin.call("listViews", { entityName });
    const now = bodyOf<{ items: EntityView[] }>(again, 200)
      .items.filter(({ isDefault }) => isDefault)
      .map(({ name }) => name);
    expectEqual(now, ["One"], "the default views", again);
  }),
  about(
    "views/invalid",
    "Filters, sort, columns and groupBy must name fields of the definition",
    "contracts/problems.yaml filter_invalid",
    async (world) => {
      const { create } = await ownDefinition(world);
      const bad: [Record<string, unknown>, string][] = [
        [{ filters: { nope: 1 } }, "/filters/nope"],
        [{ filters: { status: { like: "o" } } }, "/filters/status/like"],
        [{ sort: [{ field: "nope" }] }, "/sort/0/field"],
        [{ columns: ["title", "nope"] }, "/columns/1"],
        [{ groupBy: "nope" }, "/groupBy"],
      ];
      for (const [body, pointer] of bad) {
        const exchange = await create({ name: world.unique("view"), ...body });
        expectProblem(
          exchange,
          { status: 400, code: "filter_invalid", pointer },
          `for ${JSON.stringify(body)}`,
        );
      }
    },
  ),
  about(
    "views/replace",
    "A replacement keeps nothing that it does not name",
    "entities.yaml replaceView",
    async (world) => {
      const { entityName, admin, create } = await ownDefinition(world);
      const view = bodyOf<EntityView>(
        await create({ name: "Full", filters: { status: "open" }, columns: ["title"], groupBy: "status" }),
        201,
      );
      const body = { name: "Bare", kind: "gallery" };
      const replaced = await admin.call("replaceView", { entityName, viewId: view.id, body });
      const after = bodyOf<EntityView>(replaced, 200);
      expectEqual(
        [after.name, after.kind, after.filters, after.sort, after.columns, after.groupBy],
        ["Bare", "gallery", {}, [], [], undefined],
        "the replaced view",
        replaced,
      );
      expectEqual([after.id, after.createdAt], [view.id, view.createdAt], "id and createdAt", replaced);
    },
  ),
  about("views/delete", "A deleted view is gone", "entities.yaml deleteView", async (world) => {
    const { entityName, admin, create } = await ownDefinition(world);
    const view = bodyOf<EntityView>(await create({ name: "Short-lived" }), 201);
    const path = { entityName, viewId: view.id };
    expectStatus(await admin.call("deleteView", path), 204);
    for (const operationId of ["getView", "deleteView"]) {
      expectProblem(await admin.call(operationId, path), { status: 404, code: "view_not_found" });
    }
    const list = await admin.call("listViews", { entityName });
    expectEqual((list.json as { items: unknown[] }).items, [], "the list", list);
  }),
  about(
    "views/other-definition",
    "A view is found under its own definition only",
    "contracts/problems.yaml view_not_found",
    async (world) => {
      const { admin, create } = await ownDefinition(world);
      const view = bodyOf<EntityView>(await create({ name: "Here" }), 201);
      const { name: entityName } = await itemDefinition(world, world.a);
      expectProblem(await admin.call("getView", { entityName, viewId: view.id }), {
        status: 404,
        code: "view_not_found",
      });
    },
  ),
];
