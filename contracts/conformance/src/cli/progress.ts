import { describeResult, type Paint } from "../report/table.ts";
import type { ProgressEvent } from "../run-conformance.ts";

/** Where progress goes; a terminal gets one line that is written over, a log gets a line now and then. */
export interface ProgressStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

const clearLine = "\r\u001b[2K";
const logEveryMs = 5000;

/** Shows how far the run is, and every broken promise as soon as it is found. */
export function createProgress(stream: ProgressStream, paint: Paint): (event: ProgressEvent) => void {
  let broken = 0;
  let lastLine = performance.now();
  return (event) => {
    if (event.type === "start") {
      stream.write(`${event.cases} checks against ${event.target}, seed ${event.seed}\n`);
    } else if (event.type === "case") {
      const { result, done, cases } = event;
      const isBroken = result.outcome === "failed" || result.outcome === "error";
      if (isBroken) broken++;
      const status = `${done}/${cases}${broken > 0 ? paint.red(`, ${broken} broken`) : ""}`;
      if (stream.isTTY) stream.write(`${clearLine}${status} ${paint.dim(result.id)}`);
      if (isBroken) stream.write(`${stream.isTTY ? clearLine : ""}${describeResult(result, paint)}\n`);
      else if (!stream.isTTY && performance.now() - lastLine > logEveryMs) {
        lastLine = performance.now();
        stream.write(`${status}\n`);
      }
    } else if (stream.isTTY) stream.write(clearLine);
  };
}
