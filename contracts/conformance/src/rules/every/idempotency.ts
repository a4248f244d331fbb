import {
  ensure,
  expectEqual,
  expectHeader,
  expectProblem,
  expectStatus,
  expectSuccess,
} from "../../engine/expect.ts";
import { isReachable, ofOperations, type Rule } from "../../engine/rule.ts";
import type { World } from "../../engine/world.ts";
import { prepare, withUntouched } from "../../recipes/index.ts";

const replayed = "idempotency-replayed";
const keyed = ofOperations((operation) => isReachable(operation) && operation.idempotency);

const newKey = (world: World): string => `key-${world.random.uuid()}`;

/** The body with a difference that does not make it invalid. */
function otherBody(body: unknown): unknown {
  const copy = structuredClone(body) as Record<string, unknown>;
  for (const name of ["displayName", "name", "email"]) {
    const value = copy[name];
    if (typeof value === "string") return { ...copy, [name]: name === "email" ? `x${value}` : `${value}x` };
  }
  for (const name of ["operations", "mergedIds"]) {
    if (Array.isArray(copy[name])) return { ...copy, [name]: copy[name].slice(0, 1) };
  }
  return { ...copy, fields: { ...(copy.fields as object), title: "another title" } };
}

/** A repeated request has one effect and one answer. */
export const idempotencyRules: readonly Rule[] = [
  {
    id: "idempotency/replay",
    title:
      "The same request with the same key is answered again, marked as replayed, and has no second effect",
    profile: "every",
    reference: "contract.md §1 Idempotency; R47",
    subjects: keyed,
    run: async (world, operationId) => {
      const { input, caller, observe, effects } = await prepare(world, world.a, operationId);
      const idempotencyKey = newKey(world);
      const first = await caller.call(operationId, input, { idempotencyKey });
      expectSuccess(first);
      expectEqual(first.headers[replayed], undefined, "of the first answer Idempotency-Replayed", first);
      const after = await observe?.();
      const count = await effects?.();
      const second = await caller.call(operationId, input, { idempotencyKey });
      expectStatus(second, first.status, "as the first time");
      expectEqual(expectHeader(second, replayed), "true", "Idempotency-Replayed", second);
      expectEqual(second.text, first.text, "the stored body, byte for byte:", first, second);
      for (const name of ["location", "etag", "content-type"]) {
        expectEqual(second.headers[name], first.headers[name], `the stored ${name}`, first, second);
      }
      expectEqual(await observe?.(), after, "unchanged state after the replay", first, second);
      expectEqual(await effects?.(), count, "the number of effects", first, second);
    },
  },
  {
    id: "idempotency/other-request",
    title: "The same key with another body is refused with 422 idempotency_key_reused, and nothing changes",
    profile: "every",
    reference: "contract.md §1 Idempotency; R48",
    subjects: keyed,
    run: async (world, operationId) => {
      const { input, caller, observe, effects } = await prepare(world, world.a, operationId);
      const idempotencyKey = newKey(world);
      expectSuccess(await caller.call(operationId, input, { idempotencyKey }));
      const after = await observe?.();
      const count = await effects?.();
      const changed = { ...input, body: otherBody(input.body) };
      const exchange = await caller.call(operationId, changed, { idempotencyKey });
      expectProblem(exchange, { status: 422, code: "idempotency_key_reused" });
      expectEqual(await observe?.(), after, "unchanged state", exchange);
      expectEqual(await effects?.(), count, "the number of effects", exchange);
    },
  },
  {
    id: "idempotency/parallel",
    title:
      "Twenty parallel requests with one key have one effect; the others replay or answer 409 idempotency_in_progress",
    profile: "every",
    reference: "contract.md §1 Idempotency; R47",
    subjects: keyed,
    run: async (world, operationId) => {
      const { input, caller, effects } = await prepare(world, world.a, operationId);
      const idempotencyKey = newKey(world);
      const before = (await effects?.()) ?? 0;
      const { status } = world.operation(operationId).success;
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => caller.call(operationId, input, { idempotencyKey })),
      );
      for (const answer of answers) {
        if (answer.status === status) continue;
        expectProblem(answer, { status: 409, code: "idempotency_in_progress" }, "for a parallel request");
        expectHeader(answer, "Retry-After", "with idempotency_in_progress");
      }
      const final = await caller.call(operationId, input, { idempotencyKey });
      expectStatus(final, status, "once the first is done");
      const fresh = answers.filter(
        (answer) => answer.status === status && answer.headers[replayed] !== "true",
      );
      ensure(
        fresh.length === 1,
        "one answer that is no replay",
        `${fresh.length}`,
        ...fresh.slice(0, 2),
        final,
      );
      for (const answer of answers.filter((candidate) => candidate.status === status)) {
        expectEqual(answer.text, final.text, "one and the same answer", answer, final);
      }
      if (effects) expectEqual((await effects()) - before, 1, "the number of effects", final);
    },
  },
  {
    id: "idempotency/per-user",
    title: "Another user's key is another key",
    profile: "every",
    reference: "contract.md §1 Idempotency",
    subjects: keyed,
    run: async (world, operationId) => {
      const idempotencyKey = newKey(world);
      const { input, caller } = await prepare(world, world.a, operationId);
      expectSuccess(await caller.call(operationId, input, { idempotencyKey }));
      const { credential } = caller;
      const claims = {
        ...(credential.kind === "none" ? {} : credential.claims),
        user_id: world.random.uuid(),
      };
      const other = world.caller({ kind: "minted", claims, token: await world.mint(claims) });
      const exchange = await other.call(operationId, input, { idempotencyKey });
      expectEqual(exchange.headers[replayed], undefined, "for another user Idempotency-Replayed", exchange);
    },
  },
  {
    id: "idempotency/per-operation",
    title: "A key used with another operation is another key",
    profile: "every",
    reference: "contract.md §1 Idempotency; R48",
    subjects: keyed,
    run: async (world, operationId) => {
      const other = world.catalogue.operations.find(
        (operation) => operation.idempotency && operation.operationId !== operationId,
      );
      if (!other) return world.skip("there is no other operation with idempotency keys");
      const idempotencyKey = newKey(world);
      const first = await prepare(world, world.a, other.operationId);
      expectSuccess(await first.caller.call(other.operationId, first.input, { idempotencyKey }));
      const { input, caller } = await prepare(world, world.a, operationId);
      const exchange = await caller.call(operationId, input, { idempotencyKey });
      expectSuccess(exchange, `although ${other.operationId} used the key`);
      expectEqual(exchange.headers[replayed], undefined, "Idempotency-Replayed", exchange);
    },
  },
  {
    id: "idempotency/key-length",
    title: "A key of more than 255 characters is refused with 400 and a pointer to the header",
    profile: "every",
    reference: "common/parameters.yaml#/IdempotencyKey",
    subjects: keyed,
    run: async (world, operationId) => {
      await withUntouched(world, world.a, operationId, async ({ input, caller, observe }) => {
        const before = await observe?.();
        const exchange = await caller.call(operationId, input, { idempotencyKey: "k".repeat(256) });
        expectProblem(exchange, {
          status: 400,
          code: "bad_request",
          pointer: "#/header/Idempotency-Key",
        });
        expectEqual(await observe?.(), before, "unchanged state", exchange);
      });
    },
  },
  {
    id: "isolation/idempotency-key",
    title: "Another organization's key is another key",
    profile: "every",
    reference: "contract.md §1 Idempotency; S38",
    subjects: keyed,
    run: async (world, operationId) => {
      const idempotencyKey = newKey(world);
      const first = await prepare(world, world.b, operationId);
      expectSuccess(await first.caller.call(operationId, first.input, { idempotencyKey }));
      const { input, caller } = await prepare(world, world.a, operationId);
      const exchange = await caller.call(operationId, input, { idempotencyKey });
      expectSuccess(exchange, "although another organization used the key");
      expectEqual(exchange.headers[replayed], undefined, "Idempotency-Replayed", exchange);
    },
  },
];
