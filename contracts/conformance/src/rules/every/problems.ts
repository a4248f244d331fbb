import type { Problem } from "@elqnt/contracts";
import { ensure, expectEqual, fail } from "../../engine/expect.ts";
import { type Inspection, isReachable, ofOperations, type Rule } from "../../engine/rule.ts";
import { show } from "../../engine/violation.ts";
import type { Exchange } from "../../http/exchange.ts";
import { provoke } from "./traffic.ts";

/** Whether an answer has to be a problem: a refusal that the contract does not describe otherwise. */
function isProblem({ status, call }: Exchange, { catalogue }: Inspection): boolean {
  if (status < 400) return false;
  return !(call.operation && catalogue.statuses(call.operation).includes(status));
}

type Look = (exchange: Exchange, problem: Problem, inspection: Inspection) => void;

/** A rule about every refusal anywhere; asked of each operation by provoking some. */
const aboutProblems = (id: string, title: string, reference: string, look: Look): Rule => ({
  id: `problems/${id}`,
  title,
  profile: "every",
  reference,
  subjects: ofOperations(isReachable),
  inspect(exchange, inspection) {
    if (isProblem(exchange, inspection)) look(exchange, (exchange.json ?? {}) as Problem, inspection);
  },
  run: async (world, operationId) => {
    await provoke(world, operationId);
  },
});

const internals: readonly [RegExp, string][] = [
  [/\bat (?:async )?[\w.<>$ ]+ \(?(?:file:|node:|\/|[A-Z]:\\)/, "a stack trace"],
  [/goroutine \d+ \[|\.go:\d+|panic: /, "a Go stack trace"],
  [/Traceback \(most recent call last\)/, "a Python stack trace"],
  [/node_modules|\/src\/[\w/-]+\.ts\b/, "a source path"],
  [
    /\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM)\b[^"]{0,200}\b(?:FROM|VALUES|SET|WHERE)\b/,
    "an SQL statement",
  ],
  [/\bSQLSTATE\b|duplicate key value violates|relation "[^"]+" does not exist/, "a database message"],
  [/\b(?:ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EPIPE)\b/, "a socket error"],
  [/\b(?:postgres|postgresql|redis|nats|clickhouse):\/\//, "a connection string"],
];

/** What every refusal of every operation looks like. */
export const problemRules: readonly Rule[] = [
  aboutProblems(
    "media-type",
    "Every refusal is application/problem+json",
    "contract.md §1 Errors; RFC 9457 §3",
    (exchange) => {
      const type = exchange.headers["content-type"] ?? "no Content-Type";
      ensure(
        /^application\/problem\+json\b/i.test(type),
        "Content-Type application/problem+json",
        type,
        exchange,
      );
      ensure(exchange.json !== undefined, "a JSON body", show(exchange.text, 120), exchange);
    },
  ),
  aboutProblems(
    "schema",
    "Every problem fits the Problem schema",
    "common/problem.yaml#/Problem",
    (exchange, problem, { catalogue }) => {
      const [issue] = catalogue.checkProblem(problem);
      if (issue) fail("a body that fits Problem", issue.message, exchange);
    },
  ),
  aboutProblems(
    "registered",
    "The code of a problem is in the registry, and status, type and title are those of the code",
    "contracts/problems.yaml",
    (exchange, problem, { catalogue }) => {
      const entry = catalogue.problems[problem.code];
      ensure(entry, "a code of the registry", show(problem.code), exchange);
      expectEqual(exchange.status, entry.status, `for ${problem.code} the HTTP status`, exchange);
      expectEqual(problem.status, exchange.status, "the status member of the problem", exchange);
      expectEqual(problem.type, `urn:elqnt:problem:${problem.code}`, "the type", exchange);
      expectEqual(problem.title, entry.title, "the title", exchange);
    },
  ),
  aboutProblems(
    "allowed",
    "An operation answers only the codes its contract lists",
    "x-elqnt-codes of the operation",
    (exchange, problem) => {
      const { operation } = exchange.call;
      // Internal operations do not exist for clients: the gateway answers as for any unknown path.
      if (!operation || operation.access === "internal" || problem.code === undefined) return;
      ensure(
        (operation.codes as readonly string[]).includes(problem.code),
        `one of the codes of ${operation.operationId}`,
        problem.code,
        exchange,
      );
    },
  ),
  aboutProblems(
    "request-id",
    "A problem carries the id that X-Request-ID answers",
    "contract.md §1 Request id",
    (exchange, problem) => {
      expectEqual(problem.requestId, exchange.headers["x-request-id"], "requestId", exchange);
    },
  ),
  aboutProblems(
    "instance",
    "The instance of a problem is the path of its request",
    "common/problem.yaml#/Problem",
    (exchange, problem) => {
      if (!problem.instance || !exchange.call.operation) return;
      expectEqual(
        decodeURI(problem.instance.split("?")[0]!),
        decodeURI(exchange.call.target.split("?")[0]!),
        "instance",
        exchange,
      );
    },
  ),
  aboutProblems(
    "no-internals",
    "A refusal shows no stack, statement, path or connection of the backend",
    "perf-reliability-security.md §4.2",
    (exchange) => {
      for (const [pattern, what] of internals) {
        const match = pattern.exec(exchange.text);
        if (match) fail("nothing of the backend's inside", `${what}: ${show(match[0], 120)}`, exchange);
      }
    },
  ),
];
