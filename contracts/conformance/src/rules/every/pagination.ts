import type { Operation } from "@elqnt/contracts";
import type { Catalogue } from "../../catalogue.ts";
import { ensure, expectEqual, expectProblem, fail } from "../../engine/expect.ts";
import type { Org } from "../../engine/org.ts";
import { isReachable, ofOperations, type Rule } from "../../engine/rule.ts";
import type { World } from "../../engine/world.ts";
import type { Input } from "../../http/request-builder.ts";
import { prepare, prepareToStay, type ReadyCall } from "../../recipes/index.ts";
import { dereference } from "../../schema/json-schema.ts";
import { fill, isList, type Page, paginationOf, readPage, repeated, traverse, withPage } from "./pages.ts";
import { hasPathIds } from "./traffic.ts";

const lists = ofOperations((operation) => isReachable(operation) && isList(operation));

interface Filled {
  readonly ready: ReadyCall;
  readonly keys: readonly string[];
}

/** Where nobody else adds to a list: what is not about one thing is about all of an organization. */
const orgOfList = (world: World, operationId: string, key?: string): Promise<Org> =>
  hasPathIds(world.operation(operationId)) ? Promise.resolve(world.a) : world.newOrg(key);

/** Fills a list with some items; ends the case where nobody knows how to add any. */
async function filled(world: World, operationId: string, ready: ReadyCall, count: number): Promise<Filled> {
  if (!ready.add) world.skip(`nobody has written down how to add items to ${operationId}`);
  return { ready, keys: await fill(ready, count) };
}

/** A list with five items that cases read and none changes. */
const listToRead = async (world: World, operationId: string): Promise<Filled> => {
  const key = `list/${operationId}`;
  const { ready, keys } = await world.shared(key, async () => {
    const org = await orgOfList(world, operationId, key);
    return filled(world, operationId, await prepareToStay(world, org, operationId), 5);
  });
  return { ready: { ...ready, caller: world.caller(ready.caller.credential) }, keys };
};

/** A first page with more to come. */
async function firstOfMany(
  world: World,
  operationId: string,
): Promise<{ ready: ReadyCall; page: Page; cursor: string }> {
  const { ready } = await listToRead(world, operationId);
  const page = await readPage(world, operationId, ready, { limit: 1 });
  const cursor = page.nextCursor ?? fail("a nextCursor: there are more items", "none", page.exchange);
  return { ready, page, cursor };
}

function expectAll(keys: readonly string[], wanted: readonly string[], exchange?: Page["exchange"]): void {
  const lost = wanted.filter((key) => !keys.includes(key));
  const twice = repeated(keys);
  const shown = exchange ? [exchange] : [];
  ensure(
    lost.length === 0,
    "every item exactly once",
    `${lost.length} of ${wanted.length} missing`,
    ...shown,
  );
  ensure(twice.length === 0, "every item exactly once", `${twice.join(", ")} more than once`, ...shown);
}

const replacements = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** The cursor with one character changed, cut short, made longer, and something else altogether. */
function tampered(world: World, cursor: string): [string, string][] {
  const { random } = world;
  const at = random.integer(0, Math.max(0, cursor.length - 3));
  const other = random.pick([...replacements].filter((character) => character !== cursor[at]));
  const middle = Math.floor(cursor.length / 2);
  return [
    [cursor.slice(0, at) + other + cursor.slice(at + 1), "with one character changed"],
    [cursor.slice(0, middle), "cut in half"],
    [`${cursor}AAAA`, "with an appendix"],
    [random.text(40, replacements), "that is random text"],
    [globalThis.btoa(JSON.stringify({ after: random.uuid(), offset: 0 })), "that is somebody else's idea"],
  ];
}

/** Another value for one query parameter that shapes the list; `undefined` where there is none. */
function otherQuery(catalogue: Catalogue, operation: Operation): Input | undefined {
  const resolve = catalogue.resolver(operation);
  for (const { name, in: place, schema } of catalogue.parameters(operation)) {
    if (place !== "query" || ["limit", "cursor", "count"].includes(name)) continue;
    const own = dereference(schema, resolve);
    if (own.type === "boolean") return { [name]: true };
    if (own.enum) return { [name]: own.enum.find((value) => value !== own.default) };
  }
  return operation.pagination?.in === "body" ? { includeDeleted: true } : undefined;
}

/** Lists give every item once, and cursors are good for nothing else. */
export const paginationRules: readonly Rule[] = [
  {
    id: "pagination/complete",
    title: "Following nextCursor gives every item exactly once, in the order of one large page",
    profile: "every",
    reference: "contract.md §1 Pagination",
    subjects: lists,
    run: async (world, operationId) => {
      const { ready, keys } = await listToRead(world, operationId);
      const found = await traverse(world, operationId, ready, 2);
      const whole = await readPage(world, operationId, ready, { limit: 200 });
      expectAll(found, keys, whole.exchange);
      ensure(whole.nextCursor === undefined, "no nextCursor after the last item", "one", whole.exchange);
      expectEqual(found, whole.keys, "the order of one large page", whole.exchange);
    },
  },
  {
    id: "pagination/under-changes",
    title: "Items that stay are listed exactly once while others come and go",
    profile: "every",
    reference: "contract.md §1 Pagination",
    subjects: lists,
    run: async (world, operationId) => {
      const org = await orgOfList(world, operationId);
      const { ready, keys } = await filled(world, operationId, await prepare(world, org, operationId), 6);
      let removed: string | undefined;
      const found = await traverse(world, operationId, ready, 2, async (page, index) => {
        if (index > 1) return;
        await ready.add!();
        const seen = page.keys.find((key) => keys.includes(key));
        if (index === 0 && ready.remove && seen) {
          removed = seen;
          await ready.remove(seen);
        }
      });
      expectAll(
        found.filter((key) => key !== removed),
        keys.filter((key) => key !== removed),
      );
    },
  },
  {
    id: "pagination/limit",
    title: "A page has at most limit items, 50 without one, and 200 is the most that can be asked for",
    profile: "every",
    reference: "contract.md §1 Pagination",
    subjects: lists,
    run: async (world, operationId) => {
      const { ready } = await listToRead(world, operationId);
      const pagination = paginationOf(world, operationId);
      const one = await readPage(world, operationId, ready, { limit: 1 });
      expectEqual(one.keys.length, 1, "the number of items for limit 1", one.exchange);
      await readPage(world, operationId, ready, { limit: 200 });
      for (const limit of [0, 201, -1]) {
        const exchange = await ready.caller.call(operationId, withPage(pagination, ready.input, { limit }));
        expectProblem(exchange, { status: [400, 422] }, `for limit ${limit}`);
      }
    },
  },
  {
    id: "pagination/limit-may-change",
    title: "A cursor may be followed with another limit",
    profile: "every",
    reference: "contract.md §1 Pagination",
    subjects: lists,
    run: async (world, operationId) => {
      const { ready, page, cursor } = await firstOfMany(world, operationId);
      const rest = await readPage(world, operationId, ready, { limit: 200, cursor });
      const whole = await readPage(world, operationId, ready, { limit: 200 });
      expectEqual([...page.keys, ...rest.keys], whole.keys, "all items on two pages", rest.exchange);
    },
  },
  {
    id: "pagination/cursor-tampered",
    title: "An altered cursor is refused with 400 cursor_invalid",
    profile: "every",
    reference: "contract.md §1 Pagination; S36",
    subjects: lists,
    run: async (world, operationId) => {
      const { ready, cursor } = await firstOfMany(world, operationId);
      for (const [broken, what] of tampered(world, cursor)) {
        const input = withPage(paginationOf(world, operationId), ready.input, { cursor: broken, limit: 1 });
        expectProblem(
          await ready.caller.call(operationId, input),
          { status: 400, code: "cursor_invalid" },
          `for a cursor ${what}`,
        );
      }
    },
  },
  {
    id: "pagination/cursor-other-query",
    title: "A cursor of another query is refused with 400 cursor_invalid",
    profile: "every",
    reference: "contract.md §1 Pagination; S36",
    subjects: ofOperations(
      (operation, catalogue) =>
        isReachable(operation) && isList(operation) && otherQuery(catalogue, operation) !== undefined,
    ),
    run: async (world, operationId) => {
      const { ready, cursor } = await firstOfMany(world, operationId);
      const changed = { ...otherQuery(world.catalogue, world.operation(operationId)), cursor, limit: 1 };
      const input = withPage(paginationOf(world, operationId), ready.input, changed);
      expectProblem(await ready.caller.call(operationId, input), { status: 400, code: "cursor_invalid" });
    },
  },
  {
    id: "pagination/cursor-other-list",
    title: "A cursor of another list is refused with 400 cursor_invalid",
    profile: "every",
    reference: "contract.md §1 Pagination; S36",
    subjects: ofOperations(
      (operation) =>
        isReachable(operation) &&
        isList(operation) &&
        operation.parameters.some(({ name, in: place }) => place === "path" && name !== "orgId"),
    ),
    run: async (world, operationId) => {
      const { cursor } = await firstOfMany(world, operationId);
      const other = await prepare(world, world.a, operationId);
      const input = withPage(paginationOf(world, operationId), other.input, { cursor, limit: 1 });
      expectProblem(await other.caller.call(operationId, input), { status: 400, code: "cursor_invalid" });
    },
  },
  {
    id: "isolation/cursor",
    title: "A cursor of another organization is refused with 400 cursor_invalid",
    profile: "every",
    reference: "contract.md §1 Pagination; S36",
    subjects: ofOperations(
      (operation) =>
        isReachable(operation) &&
        isList(operation) &&
        operation.parameters.every(({ in: place }) => place !== "path"),
    ),
    run: async (world, operationId) => {
      const { cursor } = await firstOfMany(world, operationId);
      const foreign = await prepare(world, world.b, operationId);
      const input = withPage(paginationOf(world, operationId), foreign.input, { cursor, limit: 1 });
      expectProblem(await world.b.admin.call(operationId, input), {
        status: 400,
        code: "cursor_invalid",
      });
    },
  },
];
