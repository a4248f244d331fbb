import type { Log } from "./log.ts";

/**
 * Logs promises that fail with nobody listening, and goes on: by Node's default one of them would end the process and
 * break every other request in it. Exceptions that nobody catches still end it, for they may leave anything half done.
 */
export function logUnheardRejections(log: Log): void {
  process.on("unhandledRejection", (error) => {
    log({ level: "error", message: "a promise failed and nobody listened", error });
  });
}
