import type { TokenEntry } from "./issued-token.ts";

/** The slice of `BroadcastChannel` that tabs share tokens over. */
export interface TokenChannel {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
  close(): void;
}

/** What tabs tell each other. `session` is when the sender's session began, on the clock both share. */
export type TokenMessage =
  | { readonly type: "token"; readonly session: number; readonly orgId: string; readonly entry: TokenEntry }
  | { readonly type: "clear"; readonly session: number };

export function openChannel(channel: string | TokenChannel | undefined): TokenChannel | undefined {
  if (typeof channel !== "string") return channel;
  return typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(channel);
}
