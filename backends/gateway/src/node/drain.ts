import type { Server } from "node:http";
import type { OpenStream } from "./shell.ts";

/** How a gateway goes away. */
export interface CloseOptions {
  /** Milliseconds between "not ready" and the end of listening, for load balancers to notice. Default 0. */
  readonly graceMs?: number;
  /** Milliseconds that requests in flight have left. Default 10,000. */
  readonly deadlineMs?: number;
}

/**
 * Stops listening, ends streams of events, waits for everything else.
 *
 * @returns Whether all requests finished before the deadline; those that had not were cut.
 */
export async function drainServer(
  server: Server,
  streams: Iterable<OpenStream>,
  deadlineMs: number,
): Promise<boolean> {
  const closed = new Promise<boolean>((resolve) => {
    server.close(() => resolve(true));
  });
  for (const stream of [...streams]) stream.drain();
  server.closeIdleConnections();
  // A connection whose answer began before the drain does not know that it should close.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  let deadline: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    deadline = setTimeout(() => resolve(false), deadlineMs);
  });
  const clean = await Promise.race([closed, late]);
  clearInterval(sweep);
  clearTimeout(deadline);
  if (!clean) server.closeAllConnections();
  return clean;
}
