export type EmbeddedPostgresCode =
  | "in_use"
  | "not_installed"
  | "permission_denied"
  | "port_taken"
  | "start_failed"
  | "wrong_version";

/** The embedded PostgreSQL did not start. The message is one sentence for the person at the terminal. */
export class EmbeddedPostgresError extends Error {
  override readonly name = "EmbeddedPostgresError";
  readonly code: EmbeddedPostgresCode;

  constructor(code: EmbeddedPostgresCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** A file system error about `path` as a sentence. */
export function fileError(path: string, cause: unknown): EmbeddedPostgresError {
  const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
  const message = `Failed to use the data folder "${path}": it cannot be written (${code}). Choose another one.`;
  return new EmbeddedPostgresError("permission_denied", message, { cause });
}

const causes: ReadonlyArray<[RegExp, EmbeddedPostgresCode, string]> = [
  [/Address already in use|could not create any TCP\/IP sockets/, "port_taken", "its port is taken"],
  [/lock file "postmaster.pid" already exists|shared memory block/, "in_use", "another server uses its data"],
  [
    /incompatible with server|not compatible with this version/,
    "wrong_version",
    "another version wrote its data",
  ],
  [
    /Permission denied|has invalid permissions|has wrong ownership/,
    "permission_denied",
    "it may not read its data",
  ],
];

/** What the output of a PostgreSQL program says, as a sentence. */
export function outputError(dataDir: string, output: string): EmbeddedPostgresError {
  const [, code, reason] = causes.find(([pattern]) => pattern.test(output)) ?? [
    /^/,
    "start_failed",
    undefined,
  ];
  const message = `Failed to start PostgreSQL in "${dataDir}": ${reason ?? lastComplaint(output)}.`;
  return new EmbeddedPostgresError(code as EmbeddedPostgresCode, message, { cause: new Error(output) });
}

function lastComplaint(output: string): string {
  const lines = output.split("\n").filter((line) => line.trim() !== "");
  const complaint =
    lines.findLast((line) => /FATAL|PANIC|error:/i.test(line)) ?? lines.at(-1) ?? "it said nothing";
  return complaint.replace(/^.*?(FATAL|PANIC|error):\s*/i, "").replace(/\.$/, "");
}
