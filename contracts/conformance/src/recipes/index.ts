import type { Caller, Org } from "../engine/org.ts";
import type { World } from "../engine/world.ts";
import type { Input } from "../http/request-builder.ts";
import { authRecipes } from "./auth.ts";
import { entitiesRecipes } from "./entities.ts";
import { gatewayRecipes } from "./gateway.ts";
import { kgRecipes } from "./kg.ts";
import type { Prepared, Recipe } from "./recipe.ts";

/** Inputs are typed where recipes are written; who looks one up by id has lost that type anyway. */
const recipes = {
  ...authRecipes,
  ...entitiesRecipes,
  ...gatewayRecipes,
  ...kgRecipes,
} as unknown as Readonly<Record<string, Recipe | undefined>>;

/** A prepared call with the caller who may make it. */
export interface ReadyCall extends Prepared {
  readonly caller: Caller;
}

/** Whether anybody has said how to call the operation. */
export const hasRecipe = (operationId: string): boolean => recipes[operationId] !== undefined;

/** Prepares a valid call of an operation in an organization. */
export async function prepare(world: World, org: Org, operationId: string): Promise<ReadyCall> {
  const recipe = recipes[operationId];
  if (!recipe) world.skip(`nobody has written down how to call ${operationId}`);
  const prepared = await recipe(world, org);
  return { ...prepared, caller: prepared.credential ? world.caller(prepared.credential) : org.admin };
}

/** As {@link prepare}, for several cases of the run: what it needs stays in place until the end. */
export const prepareToStay = (world: World, org: Org, operationId: string): Promise<ReadyCall> =>
  prepare({ ...world, afterwards: () => {}, borrow: (_key, make) => make() }, org, operationId);

const untouchedKey = (org: Org, operationId: string): string => `untouched/${operationId}/${org.id}`;

/** What the cases share that leave it as it was. */
async function prepareUntouched(world: World, org: Org, operationId: string): Promise<ReadyCall> {
  const key = untouchedKey(org, operationId);
  const ready = await world.shared(key, () => prepareToStay(world, org, operationId));
  return { ...ready, caller: world.caller(ready.caller.credential) };
}

/** Whether calling the operation leaves everything as it was. */
const isRead = (world: World, operationId: string): boolean => world.operation(operationId).retry === "safe";

/** Prepares a call for a case that makes it and nothing else: of operations that only read, all cases make the same. */
export const prepareCall = (world: World, org: Org, operationId: string): Promise<ReadyCall> =>
  isRead(world, operationId) ? prepareUntouched(world, org, operationId) : prepare(world, org, operationId);

/**
 * Prepares a call for attempts that must all be refused. They leave it as it was, so the cases of an operation share
 * it; after a case that failed it may no longer be so, and the next one gets another.
 */
export async function withUntouched(
  world: World,
  org: Org,
  operationId: string,
  attempts: (ready: ReadyCall) => Promise<void>,
): Promise<void> {
  try {
    await attempts(await prepareUntouched(world, org, operationId));
  } catch (error) {
    world.forget(untouchedKey(org, operationId));
    throw error;
  }
}

/** Calls a prepared operation, with parts of its input replaced. */
export const callReady = (world: World, operationId: string, ready: ReadyCall, changes: Input = {}) =>
  ready.caller.call(world.operation(operationId).operationId, { ...ready.input, ...changes });
