import type { World } from "../../engine/world.ts";
import type { Exchange } from "../../http/exchange.ts";

/** Tries to create a definition in the organization under test. */
export const define = (world: World, body: Record<string, unknown>): Promise<Exchange> =>
  world.a.admin.call("createDefinition", {
    body: { name: world.unique("conf"), displayName: "Conformance", ...body },
  });

/** The schema of an object with these properties. */
export const objectSchema = (properties: Record<string, unknown>): Record<string, unknown> => ({
  type: "object",
  properties,
});
