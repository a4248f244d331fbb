import { ensure, expectEqual, expectProblem } from "../../engine/expect.ts";
import { isReachable, ofOperations, type Rule } from "../../engine/rule.ts";
import { NoAnswer } from "../../engine/session.ts";
import type { World } from "../../engine/world.ts";
import { withUntouched } from "../../recipes/index.ts";

const mebibyte = 1024 * 1024;

/** An operation with a JSON body: the first that the catalogue has. */
function anyWrite(world: World): string {
  const names = ["createDefinition", "createRole", "createOrg"];
  return names.find((name) => world.catalogue.has(name)) ?? world.skip("no operation with a JSON body");
}

const nested = (depth: number, open: string, close: string): string =>
  open.repeat(depth) + close.repeat(depth);

/** Bodies that cost more than they should are refused before they do. */
export const limitRules: readonly Rule[] = [
  {
    id: "limits/body",
    title: "A body larger than the operation takes is refused with 413 body_too_large, and nothing changes",
    profile: "gateway",
    reference: "contract.md §1 Limits; x-elqnt-max-body",
    subjects: ofOperations(
      (operation) =>
        isReachable(operation) && operation.body !== undefined && operation.maxBodyBytes <= 8 * mebibyte,
    ),
    run: async (world, operationId) => {
      const { maxBodyBytes } = world.operation(operationId);
      await withUntouched(world, world.a, operationId, async ({ input, caller, observe }) => {
        const before = await observe?.();
        const rawBody = `{"padding":"${"x".repeat(maxBodyBytes)}"}`;
        const call = world.build(operationId, input, caller.credential, { rawBody });
        // A server that refuses early closes the connection, which may be one that others are using.
        const exchange = await (world.sendRaw ?? world.send)(call);
        expectProblem(exchange, { status: 413, code: "body_too_large" }, `for ${rawBody.length} bytes`);
        expectEqual(await observe?.(), before, "unchanged state");
      });
    },
  },
  {
    id: "limits/chunked",
    title: "A body that does not say its length is cut off at the limit, and nothing changes",
    profile: "gateway",
    reference: "contract.md §1 Limits; S51",
    needsNetwork: true,
    run: async (world) => {
      const operationId = anyWrite(world);
      const { maxBodyBytes } = world.operation(operationId);
      await withUntouched(world, world.a, operationId, async ({ input, caller, observe }) => {
        const before = await observe?.();
        const rawBody = `{"padding":"${"x".repeat(4 * maxBodyBytes)}"}`;
        const call = world.build(operationId, input, caller.credential, { rawBody });
        const exchange = await world.sendRaw!(call, { chunked: true }).catch((error: unknown) => {
          // Closing the connection while the body is still coming is a refusal, too.
          if (!(error instanceof NoAnswer)) throw error;
        });
        if (exchange) expectProblem(exchange, { status: 413, code: "body_too_large" });
        expectEqual(await observe?.(), before, "unchanged state");
      });
    },
  },
  {
    id: "limits/json-depth",
    title: "JSON that nests deeper than 64 levels is refused with 400 bad_request",
    profile: "gateway",
    reference: "contract.md §1 Limits; S58",
    run: async (world) => {
      const operationId = anyWrite(world);
      await withUntouched(world, world.a, operationId, async ({ input, caller }) => {
        for (const depth of [70, 1000, 100_000]) {
          for (const rawBody of [nested(depth, "[", "]"), `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`]) {
            const exchange = await caller.call(operationId, input, { rawBody });
            expectProblem(exchange, { status: 400, code: "bad_request" }, `for ${depth} levels`);
          }
        }
      });
    },
  },
  {
    id: "limits/json-shapes",
    title: "Odd JSON is refused or harmless: huge numbers, many keys, __proto__, lone surrogates, NUL",
    profile: "gateway",
    reference: "S57–S60",
    run: async (world) => {
      const operationId = anyWrite(world);
      await withUntouched(world, world.a, operationId, async ({ input, caller }) => {
        const keys = Array.from({ length: 20_000 }, (_, index) => `"k${index}":0`).join(",");
        const odd = [
          '{"__proto__":{"admin":true}}',
          '{"constructor":{"prototype":{"admin":true}}}',
          '{"name":1e999}',
          '{"name":"\\ud800"}',
          '{"name":"\\u0000"}',
          `{${keys}}`,
          "\ufeff{}",
          "[]",
          "1",
          "null",
          '"text"',
        ];
        for (const rawBody of odd) {
          const exchange = await caller.call(operationId, input, { rawBody });
          expectProblem(exchange, { status: [400, 413, 422] }, `for ${rawBody.slice(0, 40)}`);
        }
      });
    },
  },
  {
    id: "limits/content-encoding",
    title: "A body in an encoding that nobody decodes is refused",
    profile: "gateway",
    reference: "contracts/problems.yaml unsupported_media_type; S52",
    run: async (world) => {
      const operationId = anyWrite(world);
      await withUntouched(world, world.a, operationId, async ({ input, caller }) => {
        for (const encoding of ["gzip", "br", "nonsense"]) {
          const exchange = await caller.call(operationId, input, {
            headers: { "content-encoding": encoding },
          });
          ensure(
            [400, 415].includes(exchange.status),
            `415 for Content-Encoding ${encoding}`,
            String(exchange.status),
            exchange,
          );
        }
      });
    },
  },
];
