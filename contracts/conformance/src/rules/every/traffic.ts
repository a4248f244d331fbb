import type { Operation } from "@elqnt/contracts";
import type { World } from "../../engine/world.ts";
import type { Exchange } from "../../http/exchange.ts";
import type { Input } from "../../http/request-builder.ts";
import { callReady, prepare } from "../../recipes/index.ts";
import { generate } from "../../schema/generate.ts";
import { dereference, type JsonSchema, type Resolve } from "../../schema/json-schema.ts";

/** One successful call of the operation, made once per run and shown to every inspecting rule. */
export const succeed = (world: World, operationId: string): Promise<Exchange> =>
  world.shared(`succeed/${operationId}`, async () => {
    const ready = await prepare(world, world.a, operationId);
    // An empty list shows nothing of its items.
    if (ready.add) await ready.add();
    return callReady(world, operationId, ready);
  });

/** A value that fits the schema and that nothing is called by. */
function unknownValue(world: World, schema: JsonSchema, resolve: Resolve): unknown {
  const { pattern, format } = dereference(schema, resolve);
  const name = `unknown${world.random.text(14)}`;
  const isName = format === undefined && new RegExp(pattern ?? "", "u").test(name);
  return isName ? name : generate(schema, { random: world.random, resolve, tame: true });
}

/** The same input with every path parameter replaced by one that fits its schema and names nothing. */
export function unknownPath(world: World, operation: Operation, input: Input): Input {
  const changed: Record<string, unknown> = { ...input };
  const resolve = world.catalogue.resolver(operation);
  for (const { name, in: place, schema } of world.catalogue.parameters(operation)) {
    if (place === "path" && name !== "orgId") changed[name] = unknownValue(world, schema, resolve);
  }
  return changed;
}

export const hasPathIds = ({ parameters }: Operation): boolean =>
  parameters.some(({ name, in: place }) => place === "path" && name !== "orgId");

/** Calls that the operation must refuse, each for another reason. Made once per run. */
export const provoke = (world: World, operationId: string): Promise<Exchange[]> =>
  world.shared(`provoke/${operationId}`, async () => {
    const operation = world.operation(operationId);
    const { input, caller } = await prepare(world, world.a, operationId);
    const exchanges: Exchange[] = [];
    if (operation.access === "user") {
      exchanges.push(await caller.call(operationId, input, { headers: { "x-org-id": world.b.id } }));
    }
    if (operation.scopes.length > 0) {
      const weak = await world.a.as({ scopes: ["read:nothing"] });
      exchanges.push(await weak.call(operationId, input));
    }
    if (operation.body) {
      exchanges.push(
        await caller.call(operationId, input, { rawBody: "{", contentType: "application/json" }),
      );
      exchanges.push(await caller.call(operationId, input, { rawBody: "?", contentType: "image/png" }));
    }
    if (hasPathIds(operation))
      exchanges.push(await caller.call(operationId, unknownPath(world, operation, input)));
    return exchanges;
  });
