import { expectEqual, expectProblem } from "../../engine/expect.ts";
import { isReachable, ofOperations, type Rule } from "../../engine/rule.ts";
import type { World } from "../../engine/world.ts";
import { withUntouched } from "../../recipes/index.ts";
import { type Negative, negatives } from "../../schema/negatives.ts";
import { brokenParameters } from "./broken-parameters.ts";

/** Broken bodies that the contract's own schema refuses, so that nobody argues with the generator. */
function brokenBodies(world: World, operationId: string, valid: unknown): Negative[] {
  const operation = world.operation(operationId);
  const schema = world.catalogue.bodySchema(operation);
  if (!schema) return [];
  return negatives(schema, valid, world.catalogue.resolver(operation)).filter(({ value, pointer }) =>
    world.catalogue.checkBody(operation, value).some((issue) => issue.pointer === pointer),
  );
}

/** Requests that break their schema in one place are refused there, and leave no trace. */
export const validationRules: readonly Rule[] = [
  {
    id: "validation/body",
    title:
      "A body that breaks its schema in one place is refused with the pointer of that place, and nothing changes",
    profile: "every",
    reference: "contract.md §1 Errors; requestBody of the operation; R60",
    subjects: ofOperations(
      (operation, catalogue) => isReachable(operation) && catalogue.bodySchema(operation) !== undefined,
    ),
    run: async (world, operationId) => {
      await withUntouched(world, world.a, operationId, async ({ input, caller, observe }) => {
        const before = await observe?.();
        for (const { value, what, pointer, problem } of brokenBodies(world, operationId, input.body)) {
          const exchange = await caller.call(operationId, input, { rawBody: JSON.stringify(value) });
          const code = problem ?? "validation_failed";
          const { status } = world.catalogue.problems[code]!;
          expectProblem(exchange, { status, code, pointer }, `for ${what} at ${pointer || "the root"}`);
        }
        expectEqual(await observe?.(), before, "unchanged state");
      });
    },
  },
  {
    id: "validation/missing-body",
    title: "An operation that needs a body refuses a request without one",
    profile: "every",
    reference: "requestBody.required of the operation",
    subjects: ofOperations(
      (operation) => isReachable(operation) && operation.body?.required === true && !operation.stream,
    ),
    run: async (world, operationId) => {
      await withUntouched(world, world.a, operationId, async ({ input, caller, observe }) => {
        const before = await observe?.();
        const { body: _body, ...rest } = input;
        const exchange = await caller.call(operationId, rest);
        expectProblem(exchange, { status: [400, 415, 422] }, "without a body");
        expectEqual(await observe?.(), before, "unchanged state");
      });
    },
  },
  {
    id: "validation/malformed-json",
    title: "A body that is no JSON is refused with 400 bad_request, and nothing changes",
    profile: "every",
    reference: "contracts/problems.yaml bad_request",
    subjects: ofOperations(
      (operation, catalogue) => isReachable(operation) && catalogue.bodySchema(operation) !== undefined,
    ),
    run: async (world, operationId) => {
      await withUntouched(world, world.a, operationId, async ({ input, caller, observe }) => {
        const before = await observe?.();
        const valid = JSON.stringify(input.body);
        const broken = ["{", valid.slice(0, -1), `${valid}}`, valid.replaceAll('"', "'"), "NaN", ""];
        for (const rawBody of broken) {
          const exchange = await caller.call(operationId, input, { rawBody });
          const isEmpty = rawBody === "";
          expectProblem(
            exchange,
            isEmpty ? { status: [400, 415, 422] } : { status: 400, code: "bad_request" },
            `for ${JSON.stringify(rawBody.slice(0, 20))}`,
          );
        }
        expectEqual(await observe?.(), before, "unchanged state");
      });
    },
  },
  {
    id: "validation/media-type",
    title: "A body of another media type is refused with 415, and nothing changes",
    profile: "every",
    reference: "contracts/problems.yaml unsupported_media_type; S53",
    subjects: ofOperations((operation) => isReachable(operation) && operation.body !== undefined),
    run: async (world, operationId) => {
      await withUntouched(world, world.a, operationId, async ({ input, caller, observe }) => {
        const before = await observe?.();
        for (const contentType of ["text/plain", "application/xml", "multipart/form-data; boundary=x"]) {
          const exchange = await caller.call(operationId, input, { contentType });
          expectProblem(exchange, { status: 415, code: "unsupported_media_type" }, `for ${contentType}`);
        }
        expectEqual(await observe?.(), before, "unchanged state");
      });
    },
  },
  {
    id: "validation/parameters",
    title: "A parameter that breaks its schema is refused with 400 and a pointer to it",
    profile: "every",
    reference: "contracts/problems.yaml bad_request; common/problem.yaml#/ProblemDetail",
    subjects: ofOperations(
      (operation, catalogue) => isReachable(operation) && brokenParameters(catalogue, operation).length > 0,
    ),
    run: async (world, operationId) => {
      const operation = world.operation(operationId);
      await withUntouched(world, world.a, operationId, async ({ input, caller, observe }) => {
        const before = await observe?.();
        for (const { name, place, value, what } of brokenParameters(world.catalogue, operation)) {
          const exchange = await caller.call(operationId, { ...input, [name]: value });
          const pointer = `#/${place}/${name}`;
          expectProblem(exchange, { status: 400, code: "bad_request", pointer }, `for ${name} ${what}`);
        }
        expectEqual(await observe?.(), before, "unchanged state");
      });
    },
  },
];
