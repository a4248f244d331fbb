import type { Metrics } from "@elqnt/gateway";
import type { Tracer } from "@elqnt/service-kit";

/** What watches the parts of a process. */
export interface Observers {
  readonly tracer?: Tracer | undefined;
  readonly metrics?: Metrics | undefined;
}
