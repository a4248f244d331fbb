import { expectStatus } from "../engine/expect.ts";
import type { Org } from "../engine/org.ts";
import type { World } from "../engine/world.ts";
import type { Exchange } from "../http/exchange.ts";
import type { Input } from "../http/request-builder.ts";

/** A valid call of one operation with everything it needs already in place. */
export interface Prepared<TInput = Input> {
  readonly input: TInput;
  /** Reads what the operation would change; equal before and after means that nothing happened. */
  readonly observe?: () => Promise<unknown>;
  /** For creations: how often what this call would do has been done. */
  readonly effects?: () => Promise<number>;
  /** Version of the resource the operation changes. */
  readonly version?: number;
  /** For lists: adds one item and answers its key. */
  readonly add?: () => Promise<string>;
  /** For lists: removes the item with this key. */
  readonly remove?: (key: string) => Promise<void>;
  /** For lists: the key of an item of the answer. Default: its `id`. */
  readonly keyOf?: (item: Record<string, unknown>) => string;
  /** Who has to call, when it is not the organization's admin. */
  readonly credential?: Org["admin"]["credential"];
}

/** Makes one valid call in an organization; each call prepares something new. */
export type Recipe<TInput = Input> = (world: World, org: Org) => Promise<Prepared<TInput>>;

/** What the suite sends for an input: an upload is text here, not a stream. */
export type Sendable<TInput> = TInput extends { body: ReadableStream<Uint8Array> }
  ? Omit<TInput, "body"> & { body: string }
  : TInput;

/** One recipe per operation: a new operation does not compile until somebody says how to call it. */
export type Recipes<TOperations> = {
  readonly [TId in keyof TOperations]: TOperations[TId] extends { input: infer TInput }
    ? Recipe<Sendable<TInput>>
    : never;
};

/** The body of an answer that a recipe needs. Anything else is the backend's fault and fails the rule. */
export function bodyOf<TBody>(exchange: Exchange, status: number): TBody {
  expectStatus(exchange, status, "while preparing");
  return exchange.json as TBody;
}
