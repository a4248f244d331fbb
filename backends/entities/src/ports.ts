import type { ServicePorts } from "@elqnt/service-kit";
import type { DefinitionDirectory } from "./definitions/directory.ts";
import type { DefinitionCache } from "./definitions/shared.ts";
import type { EntityStore } from "./store.ts";

/** What the entities service stands on. */
export interface EntitiesPorts extends Omit<ServicePorts, "idempotency" | "ready" | "close"> {
  readonly store: EntityStore;
  /** What the processes of the service share, to ask the store less often. Default none. */
  readonly cache?: DefinitionCache | undefined;
  /** Milliseconds since 1970; default the system's clock. */
  readonly now?: () => number;
}

/** What the handlers of every noun share. */
export interface Desk {
  readonly store: EntityStore;
  readonly definitions: DefinitionDirectory;
  /** RFC 3339 UTC in milliseconds. */
  now(): string;
}
