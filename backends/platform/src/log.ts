import type { LogEntry } from "@elqnt/service-kit";
import { pino } from "pino";

/** Takes one structured line. */
export type Log = (entry: LogEntry) => void;

/** Fields that never reach the log, wherever they stand. */
const secrets = ["authorization", "cookie", "token", "secret", "password", "apiKey", "assertion"];
const redact = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** Lines that tell of a request leave together: a write for each costs more than all else about it. */
const buffered = { dest: 1, sync: true, minLength: 4096, periodicFlush: 100 } as const;

/**
 * Structured JSON lines on standard output.
 *
 * Lines that tell of a failure may carry anything below `error`, so they are searched for secrets and written at once;
 * the others hold fixed fields only, and may wait for up to 100 ms.
 */
export function createLog(level: string, service: string): Log {
  const base = { level, base: { service }, serializers: { error: pino.stdSerializers.err } };
  const output = pino.destination(buffered);
  process.once("exit", () => output.flushSync());
  const plain = pino(base, output);
  const careful = pino({ ...base, redact }, output);
  return ({ level: entryLevel, message, ...fields }) => {
    if (entryLevel === "info") return plain.info(fields, message);
    careful[entryLevel](fields, message);
    output.flushSync();
  };
}
