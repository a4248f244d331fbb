import type { GatewayOperations } from "@elqnt/contracts/gateway";
import type { Recipes } from "./recipe.ts";

const nothing = async () => ({ input: {} });

/** How to call what the gateway answers itself. */
export const gatewayRecipes: Recipes<GatewayOperations> = {
  getHealth: nothing,
  getReadiness: nothing,
  getMetrics: nothing,
  getOpenApi: nothing,
  getDocs: nothing,
};
