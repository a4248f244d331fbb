export type { Caller, Org } from "./engine/org.ts";
export { SetupError } from "./engine/provision.ts";
export type { CaseResult, Failure, Outcome, PrintedExchange, Report } from "./engine/report.ts";
export type { Inspection, Rule } from "./engine/rule.ts";
export type { World } from "./engine/world.ts";
export type { Claims, Exchange } from "./http/exchange.ts";
export type { Fetch } from "./http/transport.ts";
export { htmlReport } from "./report/html.ts";
export { jsonReport } from "./report/json.ts";
export { junitReport } from "./report/junit.ts";
export { tableReport } from "./report/table.ts";
export { rules } from "./rules/index.ts";
export {
  type ConformanceOptions,
  OptionsError,
  type ProgressEvent,
  runConformance,
  type Suite,
} from "./run-conformance.ts";
export { type MintToken, mintWithSecret } from "./tokens/mint.ts";
