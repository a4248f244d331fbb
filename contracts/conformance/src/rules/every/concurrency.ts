import { ensure, expectEqual, expectProblem, expectStatus, expectSuccess } from "../../engine/expect.ts";
import { isReachable, ofOperations, type Rule } from "../../engine/rule.ts";
import type { World } from "../../engine/world.ts";
import { callReady, prepare, type ReadyCall, withUntouched } from "../../recipes/index.ts";

const guarded = ofOperations((operation) => isReachable(operation) && operation.concurrency);
const changing = ofOperations(
  ({ access, concurrency, method }) => access !== "internal" && concurrency && method !== "DELETE",
);

interface Versioned extends ReadyCall {
  readonly version: number;
}

function versioned(world: World, operationId: string, ready: ReadyCall): Versioned {
  if (ready.version === undefined)
    world.skip(`nobody has written down the version that ${operationId} meets`);
  return { ...ready, version: ready.version };
}

const prepareVersioned = async (world: World, operationId: string): Promise<Versioned> =>
  versioned(world, operationId, await prepare(world, world.a, operationId));

/** For changes that must be refused. */
const withUntouchedVersion = (
  world: World,
  operationId: string,
  attempts: (ready: Versioned) => Promise<void>,
): Promise<void> =>
  withUntouched(world, world.a, operationId, (ready) => attempts(versioned(world, operationId, ready)));

/** Nobody overwrites what they have not seen. */
export const concurrencyRules: readonly Rule[] = [
  {
    id: "concurrency/stale",
    title:
      "If-Match with another version is refused with 412 version_conflict and the current resource, and nothing changes",
    profile: "every",
    reference: "contract.md §1 Concurrency; R50",
    subjects: guarded,
    run: async (world, operationId) => {
      await withUntouchedVersion(world, operationId, async (ready) => {
        const before = await ready.observe?.();
        for (const version of [ready.version + 1, ready.version + 1000]) {
          const exchange = await callReady(world, operationId, ready, { version });
          const problem = expectProblem(
            exchange,
            { status: 412, code: "version_conflict" },
            `for If-Match "${version}"`,
          );
          ensure(problem.current, "the stored resource in current", "nothing", exchange);
          const { version: stored } = problem.current as { version?: number };
          expectEqual(stored, ready.version, "in current the version", exchange);
          if (before !== undefined) expectEqual(problem.current, before, "in current the resource", exchange);
        }
        expectEqual(await ready.observe?.(), before, "unchanged state");
      });
    },
  },
  {
    id: "concurrency/current",
    title: "If-Match with the stored version is accepted",
    profile: "every",
    reference: "contract.md §1 Concurrency",
    subjects: guarded,
    run: async (world, operationId) => {
      const ready = await prepareVersioned(world, operationId);
      expectSuccess(
        await callReady(world, operationId, ready, { version: ready.version }),
        "for the stored version",
      );
    },
  },
  {
    id: "concurrency/weak",
    title: "A weak or unquoted entity tag never matches",
    profile: "every",
    reference: "RFC 9110 §13.1.1 (strong comparison)",
    subjects: guarded,
    run: async (world, operationId) => {
      await withUntouchedVersion(world, operationId, async ({ input, caller, version, observe }) => {
        const before = await observe?.();
        for (const tag of [`W/"${version}"`, String(version), `"${version}`]) {
          const exchange = await caller.call(operationId, input, { headers: { "if-match": tag } });
          expectProblem(exchange, { status: [400, 412] }, `for If-Match ${tag}`);
        }
        expectEqual(await observe?.(), before, "unchanged state");
      });
    },
  },
  {
    id: "concurrency/version-grows",
    title: "A change makes the version grow by one",
    profile: "every",
    reference: "contract.md §1 Concurrency; Version schema",
    subjects: changing,
    run: async (world, operationId) => {
      const ready = await prepareVersioned(world, operationId);
      const exchange = await callReady(world, operationId, ready);
      expectSuccess(exchange);
      const { version } = exchange.json as { version: number };
      expectEqual(version, ready.version + 1, "the version", exchange);
    },
  },
  {
    id: "concurrency/one-winner",
    title: "Of parallel changes with one version exactly one is accepted",
    profile: "every",
    reference: "contract.md §1 Concurrency; R50",
    subjects: guarded,
    run: async (world, operationId) => {
      const ready = await prepareVersioned(world, operationId);
      const { success, codes, method } = world.operation(operationId);
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => callReady(world, operationId, ready, { version: ready.version })),
      );
      const winners = answers.filter(({ status }) => status === success.status);
      ensure(winners.length === 1, "one winner of five", `${winners.length}`, ...answers.slice(0, 3));
      for (const loser of answers.filter((answer) => !winners.includes(answer))) {
        // Once a deletion has won there is nothing left whose version could differ.
        const gone = method === "DELETE" ? codes.filter((code) => code.endsWith("_not_found")) : [];
        expectProblem(loser, { status: [412, 404], code: ["version_conflict", ...gone] }, "for a loser");
      }
    },
  },
  {
    id: "concurrency/no-blind-loss",
    title: "A change with a version that has meanwhile been overwritten is refused",
    profile: "every",
    reference: "contract.md §1 Concurrency",
    subjects: changing,
    run: async (world, operationId) => {
      const ready = await prepareVersioned(world, operationId);
      const { version } = ready;
      expectSuccess(await callReady(world, operationId, ready, { version }));
      const second = await callReady(world, operationId, ready, { version });
      expectStatus(second, 412, "for the version of before");
    },
  },
];
