import type { Gateway } from "@elqnt/api";

/** What every connected view of a graph takes. */
export interface ConnectedGraphProps {
  graphId: string;
  /** Default: the gateway of the nearest provider. */
  gateway?: Gateway | undefined;
}
