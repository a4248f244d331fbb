import type { LogEntry } from "@elqnt/service-kit";
import { pino } from "pino";

/** Takes one structured line. */
export type Log = (entry: LogEntry) => void;

/** Fields that never reach the log, wherever they stand. */
const secrets = ["authorization", "cookie", "token", "secret", "password", "apiKey", "assertion"];
const redact = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/**
 * Structured JSON lines on standard output.
 *
 * Lines that tell of a failure may carry anything below `error`, so they are searched for secrets; the others hold
 * fixed fields only, and searching them would cost more than writing them.
 */
export function createLog(level: string, service: string): Log {
  const base = { level, base: { service }, serializers: { error: pino.stdSerializers.err } };
  const plain = pino(base);
  const careful = pino({ ...base, redact });
  return ({ level: entryLevel, message, ...fields }) =>
    (entryLevel === "info" ? plain : careful)[entryLevel](fields, message);
}
