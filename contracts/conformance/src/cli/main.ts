import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { SetupError } from "../engine/provision.ts";
import type { Report } from "../engine/report.ts";
import { createRawSender } from "../http/wire.ts";
import { htmlReport } from "../report/html.ts";
import { jsonReport } from "../report/json.ts";
import { junitReport } from "../report/junit.ts";
import { slowestReport } from "../report/slowest.ts";
import { coloured, plain, tableReport } from "../report/table.ts";
import { type ConformanceOptions, OptionsError, runConformance, type Suite } from "../run-conformance.ts";
import { type MintToken, mintWithSecret } from "../tokens/mint.ts";
import { version } from "../version.ts";
import { listRules } from "./list.ts";
import { type CliOptions, parseOptions, UsageError, usage } from "./options.ts";
import { createProgress, type ProgressStream } from "./progress.ts";
import { mintWithCommand } from "./token-command.ts";

/** What the command touches of the process; tests pass their own. */
export interface CliEnvironment {
  readonly stdout: ProgressStream;
  readonly stderr: ProgressStream;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly suite?: Suite;
  readonly signal?: AbortSignal;
}

/** 0 everything holds, 1 something does not, 2 nothing could be asked. */
export type ExitCode = 0 | 1 | 2;

function minterOf({ tokenCommand, jwtSecret }: CliOptions): MintToken {
  if (tokenCommand) return mintWithCommand(tokenCommand);
  if (jwtSecret) return mintWithSecret(jwtSecret);
  throw new UsageError(
    "No way to make tokens: give --jwt-secret, JWT_SECRET in the environment, or --token-command.",
  );
}

const writers = { junit: junitReport, json: jsonReport, html: htmlReport };

async function writeReports(
  report: Report,
  { reports }: CliOptions,
  { stdout }: CliEnvironment,
): Promise<void> {
  for (const { kind, file } of reports) {
    if (kind === "table") stdout.write(`${tableReport(report, stdout.isTTY ? coloured : plain)}\n`);
    else if (kind === "slowest") stdout.write(`${slowestReport(report)}\n`);
    else if (file) {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, writers[kind](report));
    }
  }
}

async function run(options: CliOptions, io: CliEnvironment): Promise<ExitCode> {
  if (!options.url) throw new UsageError("No target: give --url, such as --url http://localhost:8080.");
  const { url, profiles, seed, bail, keep, only, concurrency, timeoutMs, corsOrigin } = options;
  const settings = { profiles, seed, concurrency, timeoutMs, corsOrigin, signal: io.signal, suite: io.suite };
  const report = await runConformance({
    ...(Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as Pick<
      ConformanceOptions,
      never
    >),
    url,
    bail,
    keep,
    only,
    mintToken: minterOf(options),
    sendRaw: createRawSender(url, timeoutMs),
    onProgress: createProgress(io.stderr, io.stderr.isTTY ? coloured : plain),
  });
  await writeReports(report, options, io);
  return report.ok ? 0 : 1;
}

async function printToken(options: CliOptions, { stdout }: CliEnvironment): Promise<ExitCode> {
  if (!options.claims)
    throw new UsageError(`token needs --claims '{"org_id":"…","user_id":"…","scopes":["read"]}'.`);
  stdout.write(`${await minterOf(options)(JSON.parse(options.claims))}\n`);
  return 0;
}

async function dispatch(argv: readonly string[], io: CliEnvironment): Promise<ExitCode> {
  const options = parseOptions(argv, io.environment);
  switch (options.command) {
    case "help":
      io.stdout.write(usage);
      return 0;
    case "version":
      io.stdout.write(`${version}\n`);
      return 0;
    case "token":
      return printToken(options, io);
    case "list":
      io.stdout.write(listRules(io.suite ?? (await import("../suite.ts")).defaultSuite, options));
      return 0;
    case "run":
      return run(options, io);
  }
}

/** The command: reads arguments, runs, writes reports, answers the exit code. */
export async function main(argv: readonly string[], io: CliEnvironment): Promise<ExitCode> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    if (error instanceof UsageError || error instanceof OptionsError) {
      io.stderr.write(`${error.message}\n\n${usage}`);
    } else if (error instanceof SetupError) io.stderr.write(`${error.message}\n`);
    else io.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 2;
  }
}
