import type { Operation } from "@elqnt/contracts";
import { ensure, expectEqual, expectHeader, expectProblem, expectStatus } from "../../engine/expect.ts";
import { needsToken, ofOperations, type Rule } from "../../engine/rule.ts";
import { groupBy } from "../../group-by.ts";
import { prepare, prepareCall, withUntouched } from "../../recipes/index.ts";
import { hasPathIds, unknownPath } from "./traffic.ts";

/** Who gets in at all, asked of every operation. */
export const tokenRules: readonly Rule[] = [
  {
    id: "tokens/missing",
    title: "Without a token the answer is 401 with a Bearer challenge, and nothing changes",
    profile: "every",
    reference: "contract.md §1 Tokens; RFC 6750 §3; S01",
    subjects: ofOperations(needsToken),
    run: async (world, operationId) => {
      await withUntouched(world, world.a, operationId, async ({ input, caller, observe }) => {
        const before = await observe?.();
        const exchange = await caller.call(operationId, input, { credential: { kind: "none" } });
        expectProblem(exchange, { status: 401, code: "unauthorized" });
        const challenge = expectHeader(exchange, "WWW-Authenticate");
        ensure(/^Bearer\b/i.test(challenge), "a Bearer challenge", challenge, exchange);
        expectEqual(await observe?.(), before, "unchanged state");
      });
    },
  },
  {
    id: "tokens/public",
    title: "Public operations answer without a token",
    profile: "every",
    reference: "security: [] of the operation",
    subjects: ofOperations(({ access }) => access === "public"),
    run: async (world, operationId) => {
      const { input, caller } = await prepareCall(world, world.a, operationId);
      const exchange = await caller.call(operationId, input, { credential: { kind: "none" } });
      expectStatus(exchange, world.operation(operationId).success.status, "without a token");
    },
  },
  {
    id: "tokens/internal",
    title: "Operations between services do not exist for clients, whatever their token",
    profile: "every",
    reference: "contract.md §3 auth; common/security.yaml serviceProof",
    subjects: ofOperations(({ access }) => access === "internal"),
    run: async (world, operationId) => {
      const { input } = await prepare(world, world.a, operationId);
      const forged = { "x-elqnt-proof": world.random.text(43), "x-scopes": "admin" };
      for (const headers of [{}, forged]) {
        const exchange = await world.a.admin.call(operationId, input, { headers });
        expectProblem(exchange, { status: [404, 405], code: ["not_found", "method_not_allowed"] });
      }
    },
  },
  {
    id: "tokens/not-before-path",
    title: "Without a token nobody learns whether a resource exists",
    profile: "every",
    reference: "S99",
    // One operation of each service: failed authentications are dear, targets count them by address.
    subjects: (catalogue) =>
      [...groupBy(catalogue.operations.filter(readsById), ({ service }) => service).values()].map(
        ([first]) => first!.operationId,
      ),
    run: async (world, operationId) => {
      await withUntouched(world, world.a, operationId, async ({ input, caller }) => {
        const credential = { kind: "none" } as const;
        const known = await caller.call(operationId, input, { credential });
        const unknown = unknownPath(world, world.operation(operationId), input);
        const missing = await caller.call(operationId, unknown, { credential });
        expectProblem(known, { status: 401 });
        expectProblem(missing, { status: 401 });
        expectEqual(
          Object.keys(missing.json as object),
          Object.keys(known.json as object),
          "the same members",
          missing,
        );
      });
    },
  },
];

const readsById = (operation: Operation): boolean =>
  needsToken(operation) && operation.method === "GET" && hasPathIds(operation);
