import type { ServerResponse } from "node:http";
import type { GatewayCore } from "../core/core.ts";
import type { Answer } from "../core/types.ts";
import type { ResponseChecker } from "../core/validation.ts";

/** A stream that is open. */
export interface OpenStream {
  /** Ends it early, because the process is about to end. */
  drain(): void;
  /** Ends it if its caller would not be let in any more. */
  judge(): Promise<void>;
}

/** What an exchange needs of the gateway it belongs to. */
export interface Shell {
  readonly core: GatewayCore;
  readonly streams: Set<OpenStream>;
  /** Longest silence of a streaming upstream or of its reader. */
  readonly streamIdleMs: number;
  readonly checker: ResponseChecker | undefined;
  isDraining(): boolean;
}

/** Whether nobody is there any more to read an answer. */
export function isGone(response: ServerResponse): boolean {
  return response.destroyed || response.socket?.writable === false;
}

/** Writes a whole answer of the gateway itself. */
export function writeAnswer(
  response: ServerResponse,
  { status, headers, body }: Answer,
  close: boolean,
): void {
  if (isGone(response)) return;
  const payload = body === null ? undefined : Buffer.from(body);
  const list = [...headers];
  if (status !== 204) list.push("Content-Length", String(payload?.length ?? 0));
  if (close) list.push("Connection", "close");
  response.writeHead(status, list);
  response.end(payload);
}
