#!/usr/bin/env node
import { ConfigError, readConfig } from "./config.ts";

/** Each command in its own module, loaded only when it runs. */
const commands: Record<
  string,
  {
    summary: string;
    load: () => Promise<{ run: (args: string[], config: ReturnType<typeof readConfig>) => Promise<void> }>;
  }
> = {
  dev: {
    summary: "gateway, all services and the quickstart app in one process",
    load: () => import("./commands/dev.ts"),
  },
  serve: { summary: "one part: gateway, or a service by name", load: () => import("./commands/serve.ts") },
  token: { summary: "print a token, claims as options", load: () => import("./commands/token.ts") },
  migrate: {
    summary: "bring every schema of DATABASE_URL up to date",
    load: () => import("./commands/migrate.ts"),
  },
  mirror: {
    summary: "bring the graphs of entities up with the records there are",
    load: () => import("./commands/mirror.ts"),
  },
  seed: {
    summary: "fill an organization with demo data",
    load: () => import("./commands/seed.ts"),
  },
};

const usage = `elqnt <command> [options]

${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(8)} ${summary}`)
  .join("\n")}

Each command takes --help. Settings come from the environment: backends/platform/README.md lists them.
`;

/** What a person can set right is said in one sentence; anything else keeps its stack. */
const isExpected = (error: unknown): error is Error =>
  error instanceof ConfigError ||
  ["EmbeddedPostgresError", "EmbeddedClickHouseError", "StoreUnavailable"].includes((error as Error)?.name) ||
  isWrongArgument(error);

/** A refusal of an argument, ours or `parseArgs`', and no mistake of the program. */
const isWrongArgument = (error: unknown): boolean =>
  error instanceof TypeError &&
  (error.message.startsWith("Failed to ") ||
    String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS"));

const [name = "", ...args] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  (name === "" || name === "--help" ? console.log : console.error)(usage);
  process.exitCode = name === "--help" ? 0 : 2;
} else {
  try {
    await (await command.load()).run(args, readConfig());
  } catch (error) {
    console.error(isExpected(error) ? error.message : error);
    // What was opened before the failure must not keep a process alive that cannot work.
    process.exit(1);
  }
}
