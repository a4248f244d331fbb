import type { EntityRecord } from "@elqnt/contracts/entities";
import { ensure, expectEqual, expectProblem, expectStatus } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import type { World } from "../../engine/world.ts";
import type { Exchange } from "../../http/exchange.ts";
import { createDefinition } from "../../recipes/entity-fixture.ts";
import { bodyOf } from "../../recipes/recipe.ts";
import { about } from "./about.ts";

const conflict = { status: 409, code: "unique_conflict", pointer: "/fields/code" };
const fieldsWith = (code?: string) => ({
  title: "Unique",
  status: "open",
  ...(code ? { code } : {}),
});
const newCode = (world: World): string => `AB-${world.random.integer(1, 99_999_999)}`;

async function definition(world: World) {
  const { name: entityName } = await createDefinition(world, world.a);
  const create = (code?: string): Promise<Exchange> =>
    world.a.admin.call("createRecord", { entityName, body: { fields: fieldsWith(code) } });
  return { entityName, create };
}

/** Values of x-unique fields belong to one record. */
export const uniqueRules: readonly Rule[] = [
  about(
    "unique/create",
    "A second record with the same unique value is refused with 409 unique_conflict and the field's pointer",
    "contracts/problems.yaml unique_conflict",
    async (world) => {
      const { create, entityName } = await definition(world);
      const code = newCode(world);
      expectStatus(await create(code), 201);
      expectProblem(await create(code), conflict);
      const count = await world.a.admin.call("countRecords", { entityName, body: {} });
      expectEqual((count.json as { total: number }).total, 1, "the number of records", count);
    },
  ),
  about(
    "unique/absent",
    "Records without the value do not conflict",
    "entities.yaml JsonSchema x-unique",
    async (world) => {
      const { create } = await definition(world);
      expectStatus(await create(), 201);
      expectStatus(await create(), 201, "for a second record without the value");
    },
  ),
  about(
    "unique/change",
    "Changing a record to a taken value is refused; keeping its own is not",
    "contracts/problems.yaml unique_conflict",
    async (world) => {
      const { create, entityName } = await definition(world);
      const [first, second] = [newCode(world), `CD-${world.random.integer(1, 9999)}`];
      bodyOf(await create(first), 201);
      const record = bodyOf<EntityRecord>(await create(second), 201);
      const path = { entityName, recordId: record.id };
      const { admin } = world.a;
      expectProblem(
        await admin.call("updateRecord", { ...path, body: { fields: { code: first } } }),
        conflict,
      );
      expectProblem(
        await admin.call("replaceRecord", { ...path, body: { fields: fieldsWith(first) } }),
        conflict,
      );
      expectStatus(
        await admin.call("replaceRecord", { ...path, body: { fields: fieldsWith(second) } }),
        200,
        "with its own value",
      );
    },
  ),
  about(
    "unique/after-delete",
    "A deleted record keeps no claim on its value, and cannot come back while another has it",
    "entities.yaml deleteRecord, restoreRecord",
    async (world) => {
      const { create, entityName } = await definition(world);
      const code = newCode(world);
      const record = bodyOf<EntityRecord>(await create(code), 201);
      const path = { entityName, recordId: record.id };
      bodyOf(await world.a.admin.call("deleteRecord", path), 204);
      expectStatus(await create(code), 201, "for the value of a deleted record");
      expectProblem(await world.a.admin.call("restoreRecord", path), conflict);
    },
  ),
  about(
    "unique/parallel",
    "Of parallel creations with one unique value exactly one succeeds",
    "contracts/problems.yaml unique_conflict",
    async (world) => {
      const { create } = await definition(world);
      const code = newCode(world);
      const answers = await Promise.all(Array.from({ length: 10 }, () => create(code)));
      const created = answers.filter(({ status }) => status === 201);
      ensure(created.length === 1, "one created of ten", `${created.length}`, ...answers.slice(0, 2));
      for (const answer of answers.filter((candidate) => candidate.status !== 201))
        expectProblem(answer, conflict);
    },
  ),
  about(
    "unique/per-definition",
    "Another definition or organization may hold the same value",
    "contract.md §3 entities",
    async (world) => {
      const code = newCode(world);
      const [first, second] = [await definition(world), await definition(world)];
      expectStatus(await first.create(code), 201);
      expectStatus(await second.create(code), 201, "in another definition");
    },
  ),
];
