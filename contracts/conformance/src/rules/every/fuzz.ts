import type { Operation } from "@elqnt/contracts";
import type { Catalogue } from "../../catalogue.ts";
import { ensure, expectSuccess, fail } from "../../engine/expect.ts";
import { isReachable, ofOperations, type Rule } from "../../engine/rule.ts";
import type { World } from "../../engine/world.ts";
import type { Exchange } from "../../http/exchange.ts";
import type { Random } from "../../random.ts";
import { prepareCall } from "../../recipes/index.ts";
import { generate } from "../../schema/generate.ts";
import { dereference } from "../../schema/json-schema.ts";
import { problemRules } from "./problems.ts";
import { responseRules } from "./responses.ts";

const rounds = 15;

/** A generated body in which some parts are those of a body that is known to work. */
function blend(valid: unknown, generated: unknown, random: Random): unknown {
  if (!isObject(valid) || !isObject(generated)) return random.boolean() ? valid : generated;
  const names = new Set([...Object.keys(valid), ...Object.keys(generated)]);
  const blended: Record<string, unknown> = {};
  for (const name of names) {
    const value =
      name in valid && name in generated
        ? blend(valid[name], generated[name], random)
        : (valid[name] ?? generated[name]);
    if (value !== undefined) blended[name] = value;
  }
  return blended;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Parameters whose every valid value must work: those without a meaning beyond their schema. */
function freeParameters(catalogue: Catalogue, operation: Operation) {
  const resolve = catalogue.resolver(operation);
  return catalogue
    .parameters(operation)
    .filter(({ in: place, name }) => place === "query" && name !== operation.pagination?.cursor)
    .map((parameter) => ({ ...parameter, schema: dereference(parameter.schema, resolve) }))
    .filter(({ schema }) => ["integer", "boolean"].includes(String(schema.type)) || schema.enum);
}

/** What the contract says about any answer, whatever was asked. */
function judge(world: World, exchange: Exchange): void {
  const inspection = { catalogue: world.catalogue, foreignCanaries: () => [] };
  for (const rule of [...responseRules, ...problemRules]) rule.inspect?.(exchange, inspection);
}

/** Random requests made from the contract. */
export const fuzzRules: readonly Rule[] = [
  {
    id: "fuzz/bodies",
    title:
      "Random bodies get a documented answer that fits the contract, and none that breaks the schema is accepted",
    profile: "every",
    reference: "perf-reliability-security.md R60",
    subjects: ofOperations(
      (operation, catalogue) => isReachable(operation) && catalogue.bodySchema(operation) !== undefined,
    ),
    inspect(exchange, { catalogue }) {
      const { operation, json } = exchange.call;
      if (!operation || json === undefined || exchange.status >= 300) return;
      const [issue] = catalogue.checkBody(operation, json);
      if (issue)
        fail(`a refusal: the body breaks its schema (${issue.message})`, String(exchange.status), exchange);
    },
    run: async (world, operationId) => {
      const operation = world.operation(operationId);
      const schema = world.catalogue.bodySchema(operation)!;
      const resolve = world.catalogue.resolver(operation);
      let ready = await prepareCall(world, world.a, operationId);
      for (let round = 0; round < rounds; round++) {
        const { input, caller } = ready;
        const body = blend(
          input.body,
          generate(schema, { random: world.random, resolve, depth: 4 }),
          world.random,
        );
        const exchange = await caller.call(operationId, { ...input, body });
        judge(world, exchange);
        const [issue] = world.catalogue.checkBody(operation, body);
        const isAccepted = exchange.status < 300;
        ensure(
          !(issue && isAccepted),
          `a refusal (${issue?.message})`,
          `${exchange.status} ${exchange.text.slice(0, 100)}`,
          exchange,
        );
        // What was refused left everything as it was.
        if (isAccepted) ready = await prepareCall(world, world.a, operationId);
      }
    },
  },
  {
    id: "fuzz/parameters",
    title: "Every valid combination of query parameters is accepted",
    profile: "every",
    reference: "parameters of the operation; R60",
    subjects: ofOperations(
      (operation, catalogue) =>
        isReachable(operation) &&
        freeParameters(catalogue, operation).length > 0 &&
        operation.method === "GET",
    ),
    run: async (world, operationId) => {
      const operation = world.operation(operationId);
      const { input, caller } = await prepareCall(world, world.a, operationId);
      const resolve = world.catalogue.resolver(operation);
      for (let round = 0; round < rounds; round++) {
        const chosen = freeParameters(world.catalogue, operation).filter(() => world.random.boolean());
        const query = Object.fromEntries(
          chosen.map(({ name, schema }) => [name, generate(schema, { random: world.random, resolve })]),
        );
        const exchange = await caller.call(operationId, { ...input, ...query });
        judge(world, exchange);
        expectSuccess(exchange, `for ${JSON.stringify(query)}`);
      }
    },
  },
];
