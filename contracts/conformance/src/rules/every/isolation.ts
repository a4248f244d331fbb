import { ensure, expectEqual, expectProblem, expectSuccess, fail } from "../../engine/expect.ts";
import { needsToken, ofOperations, type Rule } from "../../engine/rule.ts";
import { show } from "../../engine/violation.ts";
import { type Exchange, orgOf } from "../../http/exchange.ts";
import { prepare, prepareCall, withUntouched } from "../../recipes/index.ts";
import { hasPathIds, unknownPath } from "./traffic.ts";

interface Shape {
  status: number;
  code: unknown;
  members: string[];
}

/** What a refusal tells apart from the ids it repeats. */
const shapeOf = ({ status, json }: Exchange): Shape => ({
  status,
  code: (json as { code?: unknown } | undefined)?.code,
  members: Object.keys((json ?? {}) as object).sort(),
});

/** Nothing of one organization is visible or reachable from another. */
export const isolationRules: readonly Rule[] = [
  {
    id: "isolation/foreign-ids",
    title: "Ids of another organization are answered exactly as unknown ones, and change nothing",
    profile: "every",
    reference: "contract.md §1 Org; S34, S99",
    subjects: ofOperations((operation) => needsToken(operation) && hasPathIds(operation)),
    run: async (world, operationId) => {
      const operation = world.operation(operationId);
      await withUntouched(world, world.b, operationId, async ({ input, observe }) => {
        const before = await observe?.();
        const asA = "orgId" in input ? { ...input, orgId: world.a.id } : input;
        const foreign = await world.a.admin.call(operationId, asA);
        const unknown = await world.a.admin.call(operationId, unknownPath(world, operation, asA));
        expectProblem(foreign, { status: [403, 404] }, "for ids of another organization");
        expectEqual(shapeOf(foreign), shapeOf(unknown), "the answer for unknown ids", unknown, foreign);
        expectEqual(await observe?.(), before, "unchanged state of the other organization", foreign);
      });
    },
  },
  {
    id: "isolation/foreign-part",
    title: "One id of another organization among own ones is answered as unknown",
    profile: "every",
    reference: "contract.md §1 Org; S34",
    subjects: ofOperations(
      (operation) =>
        needsToken(operation) && operation.parameters.filter(({ in: place }) => place === "path").length > 1,
    ),
    run: async (world, operationId) => {
      const { parameters } = world.operation(operationId);
      const own = await prepare(world, world.a, operationId);
      const foreign = await prepare(world, world.b, operationId);
      const before = await foreign.observe?.();
      for (const { name, in: place } of parameters) {
        if (place !== "path") continue;
        const exchange = await own.caller.call(operationId, {
          ...own.input,
          [name]: foreign.input[name],
        });
        expectProblem(exchange, { status: [403, 404] }, `for a foreign ${name}`);
      }
      expectEqual(await foreign.observe?.(), before, "unchanged state of the other organization");
    },
  },
  {
    id: "isolation/org-path",
    title: "A path that names another organization is refused with 403 org_mismatch",
    profile: "every",
    reference: "auth.yaml info; contracts/problems.yaml org_mismatch; S29",
    subjects: ofOperations(
      (operation) => needsToken(operation) && operation.parameters.some(({ name }) => name === "orgId"),
    ),
    run: async (world, operationId) => {
      await withUntouched(world, world.b, operationId, async ({ input, observe }) => {
        const before = await observe?.();
        const exchange = await world.a.admin.call(operationId, input);
        expectProblem(exchange, { status: 403, code: "org_mismatch" });
        expectEqual(await observe?.(), before, "unchanged state of the other organization", exchange);
      });
    },
  },
  {
    id: "isolation/org-header",
    title: "An X-Org-ID that differs from the token is refused with 403 org_mismatch, and nothing changes",
    profile: "every",
    reference: "contract.md §1 Org; S30, S33",
    subjects: ofOperations(needsToken),
    run: async (world, operationId) => {
      await withUntouched(world, world.a, operationId, async ({ input, caller, observe }) => {
        const before = await observe?.();
        for (const id of [world.b.id, "not-an-organization", "*"]) {
          const exchange = await caller.call(operationId, input, { headers: { "x-org-id": id } });
          expectProblem(exchange, { status: 403, code: "org_mismatch" }, `for X-Org-ID ${id}`);
        }
        expectEqual(await observe?.(), before, "unchanged state");
      });
    },
  },
  {
    id: "isolation/own-org-header",
    title: "An X-Org-ID that repeats the token's organization is accepted",
    profile: "every",
    reference: "contract.md §1 Org: the SDK always sends it",
    subjects: ofOperations(needsToken),
    run: async (world, operationId) => {
      const { input, caller } = await prepareCall(world, world.a, operationId);
      const exchange = await caller.call(operationId, input, { headers: { "x-org-id": caller.orgId } });
      expectSuccess(exchange, "with the organization of the token in X-Org-ID");
    },
  },
  {
    id: "isolation/canary",
    title: "No byte of another organization ever reaches a caller",
    profile: "every",
    reference: "quality.md §2.3; perf-reliability-security.md §4.2 (b)",
    subjects: ofOperations(needsToken),
    inspect(exchange, { foreignCanaries }) {
      const org = orgOf(exchange.call);
      if (!org || !needsTokenFor(exchange)) return;
      const received = exchange.text + JSON.stringify(exchange.headers);
      const sent = exchange.call.target + String(exchange.call.body ?? "");
      const leaked = foreignCanaries(org).find(
        (canary) => received.includes(canary) && !sent.includes(canary),
      );
      if (leaked) fail("nothing of another organization", `its secret ${show(leaked)}`, exchange);
    },
    run: async (world, operationId) => {
      // The neighbour is filled and read first, so that there is something to leak, from caches too.
      const neighbour = await prepare(world, world.b, operationId);
      await neighbour.add?.();
      if (world.operation(operationId).retry === "safe")
        await neighbour.caller.call(operationId, neighbour.input);
      const { input, caller } = await prepareCall(world, world.a, operationId);
      const exchange = await caller.call(operationId, input);
      ensure(
        !exchange.text.includes(world.b.canary),
        "nothing of another organization",
        "its canary",
        exchange,
      );
    },
  },
];

const needsTokenFor = ({ call }: Exchange): boolean =>
  call.operation !== undefined && needsToken(call.operation);
