import pg from "pg";

/** A statement the platform sent. */
export interface Sent {
  readonly text: string;
  readonly values: readonly unknown[];
}

// Ours again, telling every statement it sends: for counting them, and for asking PostgreSQL how it runs them.
const sent: Sent[] = [];
const original = pg.Client.prototype.query;
pg.Client.prototype.query = function traced(this: pg.Client, ...args: unknown[]): never {
  const [query, values = []] = args as [string | pg.QueryConfig, unknown[]?];
  if (typeof query === "string") sent.push({ text: query, values });
  else sent.push({ text: query.text, values: query.values ?? values });
  return original.apply(this, args as never) as never;
} as never;
process.on("message", () => process.send!(sent.splice(0)));
await import("./ours.ts");
