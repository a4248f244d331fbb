import type { Operation } from "@elqnt/contracts";
import type { Catalogue } from "../catalogue.ts";
import type { Call, Claims, Credential, Exchange, SendRaw } from "../http/exchange.ts";
import type { CallOptions, Input } from "../http/request-builder.ts";
import type { Random } from "../random.ts";
import type { MintToken } from "../tokens/mint.ts";
import type { Caller, Org } from "./org.ts";

/** What a rule has to work with: two organizations, a way to send requests, and randomness of its own. */
export interface World {
  readonly catalogue: Catalogue;
  readonly seed: number;
  readonly random: Random;
  /** The organization under test. */
  readonly a: Org;
  /** Its neighbour, full of canaries. */
  readonly b: Org;
  /** A fresh organization, for rules that would disturb the others. Cases that give the same key share it. */
  newOrg(key?: string): Promise<Org>;
  /** Exactly these claims: unlike `org.as`, nothing is added. */
  mint: MintToken;
  /** A caller for any credential. */
  caller(credential: Credential): Caller;
  /** Sends a request as it is. */
  send(call: Call): Promise<Exchange>;
  /** Sends a request over a socket byte by byte, where the target has one. */
  readonly sendRaw?: SendRaw;
  /** An origin that the target's CORS allow-list should have, if somebody said so. */
  readonly corsOrigin?: string;
  operation(operationId: string): Operation;
  build(operationId: string, input: Input, credential: Credential, options?: CallOptions): Call;
  /** The same value for every case of the run; made once, by whoever asks first. What fails is tried again by the next. */
  shared<TValue>(key: string, make: () => Promise<TValue>): Promise<TValue>;
  /** Has a shared value made again by whoever asks next. */
  forget(key: string): void;
  /** A value that no other case uses meanwhile: one that a case has passed with, or a new one. */
  borrow<TValue>(key: string, make: () => Promise<TValue>): Promise<TValue>;
  /** A name no other case uses; lower-case letters and digits. */
  unique(prefix: string): string;
  /** Asks again until the answer suits, and fails with the last one after `withinMs`; default: the run's patience. */
  eventually(
    ask: () => Promise<Exchange>,
    suits: (exchange: Exchange) => boolean,
    withinMs?: number,
  ): Promise<Exchange>;
  /** Runs once the case is over, whatever its outcome: for removing what only this case needed. */
  afterwards(work: () => Promise<unknown>): void;
  /** Ends the case without judging it. */
  skip(reason: string): never;
  /** The claims of an ordinary caller of this organization, to be broken one at a time. */
  claimsOf(org: Org, claims?: Claims): Claims;
}
