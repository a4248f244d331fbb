import { parseArgs } from "node:util";

export type ReportKind = "table" | "slowest" | "junit" | "json" | "html";

/** The command line, read and checked. */
export interface CliOptions {
  command: "run" | "list" | "token" | "help" | "version";
  url?: string;
  jwtSecret?: string;
  tokenCommand?: string;
  profiles?: string[];
  seed?: number;
  bail: boolean;
  keep: boolean;
  only: string[];
  reports: { kind: ReportKind; file?: string }[];
  concurrency?: number;
  timeoutMs?: number;
  corsOrigin?: string;
  claims?: string;
}

/** A mistake on the command line, with the sentence to print. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

const flags = {
  url: { type: "string" },
  "jwt-secret": { type: "string" },
  "token-command": { type: "string" },
  profile: { type: "string", multiple: true },
  seed: { type: "string" },
  bail: { type: "boolean" },
  keep: { type: "boolean" },
  only: { type: "string", multiple: true },
  list: { type: "boolean" },
  report: { type: "string", multiple: true },
  concurrency: { type: "string" },
  "timeout-ms": { type: "string" },
  "cors-origin": { type: "string" },
  claims: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

export const usage = `Usage: elqnt-conformance --url <base url> [options]
       elqnt-conformance token --claims <json>

Asks a backend whether it keeps the contracts of the Eloquent platform. Exits 0 only when every promise holds.

  --url <url>               base URL of the gateway, such as http://localhost:8080
  --jwt-secret <secret>     HS256 secret of the target (or JWT_SECRET in the environment)
  --token-command <command> command that prints a token; claims come as JSON on stdin and in ELQNT_CLAIMS
                            (or ELQNT_TOKEN_COMMAND in the environment)
  --profile <a,b>           auth, entities, gateway; default: all
  --only <id>               rule or check, * allowed, such as 'scopes/*' or 'responses/schema:createRecord'
  --list                    prints the rules instead of running them
  --seed <n>                repeats a run with the same data
  --bail                    stops at the first broken promise
  --keep                    leaves the data in place, so that printed requests can be repeated
  --report <list>           table, slowest (the rules that took longest), junit=FILE, json=FILE, html=FILE;
                            default: table
  --concurrency <n>         checks under way at once; default: 8
  --cors-origin <origin>    an origin of the allow-list, such as https://app.example.com
  --timeout-ms <n>          longest wait for one answer; default: 15000
`;

const split = (values: readonly string[] | undefined): string[] =>
  (values ?? [])
    .flatMap((value) => value.split(","))
    .map((value) => value.trim())
    .filter(Boolean);

function wholeNumber(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 0)
    throw new UsageError(`--${name} takes a whole number, not "${value}".`);
  return number;
}

function reportOf(entry: string): CliOptions["reports"][number] {
  const [kind, ...file] = entry.split("=");
  if ((kind === "table" || kind === "slowest") && file.length === 0) return { kind };
  if ((kind === "junit" || kind === "json" || kind === "html") && file.length > 0)
    return { kind, file: file.join("=") };
  throw new UsageError(`--report takes table, slowest, junit=FILE, json=FILE or html=FILE, not "${entry}".`);
}

function urlOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return value;
  throw new UsageError(`--url takes a base URL such as http://localhost:8080, not "${value}".`);
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: flags, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

const defined = <TValue extends object>(value: TValue) =>
  Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as {
    [TKey in keyof TValue]: Exclude<TValue[TKey], undefined>;
  };

function commandOf(
  values: { help?: boolean; version?: boolean; list?: boolean },
  positionals: readonly string[],
): CliOptions["command"] {
  if (values.help) return "help";
  if (values.version) return "version";
  const [word, ...rest] = positionals;
  if (rest.length > 0 || (word !== undefined && word !== "run" && word !== "token")) {
    throw new UsageError(`Unknown argument "${rest[0] ?? word}".`);
  }
  if (word === "token") return "token";
  return values.list ? "list" : "run";
}

/** Reads the command line and the three environment variables that stand in for secrets on it. */
export function parseOptions(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): CliOptions {
  const { values, positionals } = parse(argv);
  const profiles = split(values.profile);
  const reports = split(values.report).map(reportOf);
  return {
    command: commandOf(values, positionals),
    bail: values.bail ?? false,
    keep: values.keep ?? false,
    only: split(values.only),
    reports: reports.length > 0 ? reports : [{ kind: "table" }],
    ...(profiles.length > 0 ? { profiles } : {}),
    ...defined({
      url: urlOf(values.url),
      jwtSecret: values["jwt-secret"] ?? environment.JWT_SECRET,
      tokenCommand: values["token-command"] ?? environment.ELQNT_TOKEN_COMMAND,
      seed: wholeNumber("seed", values.seed),
      concurrency: wholeNumber("concurrency", values.concurrency),
      timeoutMs: wholeNumber("timeout-ms", values["timeout-ms"]),
      corsOrigin: values["cors-origin"],
      claims: values.claims,
    }),
  } as CliOptions;
}
