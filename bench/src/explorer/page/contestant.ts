import type { KGSubgraph } from "@elqnt/types/kg";

/** A drawn graph, as the steps of the benchmark handle it. */
export interface Contestant {
  mount(host: HTMLElement, subgraph: KGSubgraph): void;
  unmount(): void;
  /** Replaces what is shown: another time, or more nodes. */
  show(subgraph: KGSubgraph): void;
  select(nodeId: string | undefined): void;
  /** Switches a label of nodes off or on. */
  toggleLabel(label: string, isShown: boolean): void;
  /** Whether a layout runs. */
  isLayingOut(): boolean;
}
