import type { Exchange, SendRaw } from "../http/exchange.ts";
import { buildWorld, type RunContext } from "./build-world.ts";
import type { Findings } from "./findings.ts";
import { printNoAnswer, printViolation } from "./print.ts";
import type { CaseResult, Failure, Outcome } from "./report.ts";
import type { Case } from "./rule.ts";
import { createSend, NoAnswer, type SessionOptions } from "./session.ts";
import { Skipped, Violation } from "./violation.ts";

export interface RunCaseOptions {
  readonly run: RunContext;
  readonly session: Omit<SessionOptions, "onExchange">;
  readonly findings: Findings;
  readonly target: string;
  readonly reproduce: (caseId: string) => string;
}

interface Verdict {
  outcome: Outcome;
  failures: Failure[];
  reason?: string;
}

function judge(error: unknown, target: string): Verdict {
  if (error instanceof Violation) return { outcome: "failed", failures: [printViolation(error, target)] };
  if (error instanceof Skipped) return { outcome: "skipped", failures: [], reason: error.message };
  if (error instanceof NoAnswer) return { outcome: "failed", failures: [printNoAnswer(error, target)] };
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { outcome: "error", failures: [], reason: `The rule itself broke: ${reason}` };
}

/** The parts of a result that come from the rule alone. */
export const describeCase = ({ id, rule, subject }: Case) => ({
  id,
  rule: rule.id,
  subject,
  title: rule.title,
  profile: rule.profile,
  reference: rule.reference,
});

/** Asks one rule of one subject. */
export async function runCase(asked: Case, options: RunCaseOptions): Promise<CaseResult> {
  const { run, session, findings, target, reproduce } = options;
  const started = performance.now();
  const afterwards: (() => Promise<unknown>)[] = [];
  const passed: (() => void)[] = [];
  let requests = 0;
  const onExchange = (exchange: Exchange) => {
    requests++;
    findings.inspect(exchange);
  };
  const { sendRaw: rawSender } = run;
  const sendRaw: SendRaw | undefined =
    rawSender &&
    ((call, raw) => createSend({ ...session, onExchange, transport: () => rawSender(call, raw) })(call));
  const tools = {
    send: createSend({ ...session, onExchange }),
    ...(sendRaw ? { sendRaw } : {}),
    afterwards: (work: () => Promise<unknown>) => void afterwards.push(work),
    passed: (work: () => void) => void passed.push(work),
  };
  let verdict: Verdict = { outcome: "passed", failures: [] };
  try {
    if (asked.rule.needsNetwork && !run.sendRaw) throw new Skipped("needs a URL: there is no socket here");
    await asked.rule.run(buildWorld(run, asked, tools), asked.subject);
    for (const work of passed) work();
  } catch (error) {
    verdict = judge(error, target);
  }
  if (!run.keep) await Promise.allSettled(afterwards.map((work) => work()));
  return {
    ...describeCase(asked),
    outcome: verdict.outcome,
    ...(verdict.reason === undefined ? {} : { reason: verdict.reason }),
    failures: verdict.failures,
    requests,
    durationMs: Math.round(performance.now() - started),
    reproduce: reproduce(asked.id),
  };
}
