import { createServer } from "node:net";
import { ConfigError } from "./config.ts";

/** Fails early, and in one sentence, when a port is taken. */
export function assertPortFree(port: number, host: string, setting: string): Promise<void> {
  if (port === 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", ({ code }: NodeJS.ErrnoException) => {
      const reason = code === "EADDRINUSE" ? "is taken" : `cannot be used (${code})`;
      reject(
        new ConfigError(`Port ${port} ${reason}. Stop what uses it, or set ${setting} to another port.`),
      );
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
