import type {
  Operation,
  ProblemCode,
  ProblemDetail,
  ValidationIssue,
  Validator,
  Validators,
} from "@elqnt/contracts";
import type { HeaderReader } from "./call.ts";
import { ProblemError } from "./problem.ts";

const maxIssues = 100;

const escapePointer = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");

/** Where an issue is: `required` and `additionalProperties` point at the property, not at its parent. */
function pointerOf(issue: ValidationIssue): string {
  const named =
    issue.params.missingProperty ??
    issue.params.additionalProperty ??
    issue.params.unevaluatedProperty ??
    issue.params.tag;
  return typeof named === "string" ? `${issue.instancePath}/${escapePointer(named)}` : issue.instancePath;
}

function messageOf({ keyword, message, params }: ValidationIssue): string {
  if (keyword === "required") return "is required";
  if (keyword === "additionalProperties" || keyword === "unevaluatedProperties")
    return "is not a known property";
  if (keyword === "discriminator") return "is not one of the known kinds";
  if (keyword === "enum")
    return `must be one of ${(params.allowedValues as unknown[]).map(String).join(", ")}`;
  return (message ?? keyword).replaceAll("NOT", "not");
}

/** The issues of a validator as problem details, pointers prefixed. */
export function detailsOf(
  issues: readonly ValidationIssue[] | null | undefined,
  prefix = "",
): ProblemDetail[] {
  const details = (issues ?? []).map((issue) => ({
    pointer: prefix + pointerOf(issue),
    code: issue.keyword,
    message: messageOf(issue),
  }));
  const unique = new Map(
    details.map((detail) => [`${detail.pointer} ${detail.code} ${detail.message}`, detail]),
  );
  return [...unique.values()].slice(0, maxIssues);
}

/** Path and query values of a request as the parameter check takes them: a repeated name becomes an array. */
function rawParameters(
  operation: Operation,
  path: Record<string, string>,
  search: string,
): Record<string, unknown> {
  const values: Record<string, unknown> = Object.create(null);
  for (const [name, value] of search === "" ? [] : new URLSearchParams(search)) {
    const known = values[name];
    values[name] = known === undefined ? value : Array.isArray(known) ? [...known, value] : [known, value];
  }
  for (const { name, in: place } of operation.parameters) {
    if (place === "path" && path[name] !== undefined) values[name] = path[name];
  }
  return values;
}

const unknownParameters = (operation: Operation, values: Record<string, unknown>): ProblemDetail[] => {
  const known = new Set(operation.parameters.map(({ name }) => name));
  return Object.keys(values)
    .filter((name) => !known.has(name))
    .map((name) => ({
      pointer: `#/query/${escapePointer(name)}`,
      code: "additionalProperties",
      message: "is not a known parameter",
    }));
};

function parameterFaults(
  operation: Operation,
  check: Validator | undefined,
  values: Record<string, unknown>,
): ProblemDetail[] {
  if (!check) return unknownParameters(operation, values);
  if (check(values)) return [];
  const places = new Map(operation.parameters.map((parameter) => [parameter.name, parameter.in]));
  return detailsOf(check.errors).map((detail) => {
    const [, name = "", ...rest] = detail.pointer.split("/");
    return { ...detail, pointer: `#/${[places.get(name) ?? "query", name, ...rest].join("/")}` };
  });
}

function checkParameters(
  operation: Operation,
  check: Validator | undefined,
  values: Record<string, unknown>,
): void {
  const errors = parameterFaults(operation, check, values);
  if (errors.length === 0) return;
  throw new ProblemError("bad_request", {
    detail: `Failed to call "${operation.operationId}": ${errors.length} parameter fault${errors.length === 1 ? "" : "s"}.`,
    errors,
  });
}

function bodyCode(operation: Operation, errors: readonly ProblemDetail[]): ProblemCode {
  const special = errors.map(({ pointer }) => operation.bodyProblems?.[pointer.split("/")[1] ?? ""]);
  return special.every((code) => code !== undefined) ? special[0]! : "validation_failed";
}

function checkBody(operation: Operation, check: Validator | undefined, body: unknown): void {
  if (!check || check(body)) return;
  const errors = detailsOf(check.errors);
  throw new ProblemError(bodyCode(operation, errors), {
    detail: `Failed to call "${operation.operationId}": ${errors.length} fault${errors.length === 1 ? "" : "s"} in the body.`,
    errors,
  });
}

/** The version of a strong `If-Match`, or undefined when there is none. `*` matches any. */
function expectedVersion(operation: Operation, headers: HeaderReader): number | undefined {
  const value = operation.concurrency ? headers.get("if-match") : null;
  if (value === null || value === "*") return undefined;
  const match = /^"(\d{1,15})"$/.exec(value);
  if (match) return Number(match[1]);
  throw new ProblemError("bad_request", {
    detail: "`If-Match` takes one strong ETag.",
    errors: [
      { pointer: "#/header/If-Match", code: "pattern", message: 'must be a quoted version such as "3"' },
    ],
  });
}

/** An `orgId` in the body must be the caller's; it is then dropped, for the token already says it. */
function stripOrg(body: unknown, org: string): unknown {
  if (typeof body !== "object" || body === null || !("orgId" in body) || typeof body.orgId !== "string")
    return body;
  if (body.orgId !== org) {
    throw new ProblemError("org_mismatch", {
      detail: "The body names another organization than the token.",
      errors: [{ pointer: "/orgId", code: "org", message: "must be the organization of the token" }],
    });
  }
  const { orgId: _same, ...rest } = body;
  return rest;
}

/** Everything an operation's input is made of. */
export interface RawInput {
  readonly path: Record<string, string>;
  /** The query with its leading `?`, or an empty string. */
  readonly search: string;
  readonly headers: HeaderReader;
  readonly body: unknown;
  readonly org: string;
}

/** The flat, checked input of an operation: parameters by name, `version` from `If-Match`, and `body`. */
export function toInput(
  operation: Operation,
  validators: Validators,
  raw: RawInput,
): Record<string, unknown> {
  const checks = validators[operation.operationId];
  const values = rawParameters(operation, raw.path, raw.search);
  checkParameters(operation, checks?.parameters, values);
  const version = expectedVersion(operation, raw.headers);
  const isUser = operation.access === "user";
  const body = isUser && operation.stream !== "upload" ? stripOrg(raw.body, raw.org) : raw.body;
  if (body !== undefined || operation.body?.required) checkBody(operation, checks?.body, body);
  return {
    ...values,
    ...(version === undefined ? {} : { version }),
    ...(body === undefined ? {} : { body }),
  };
}
