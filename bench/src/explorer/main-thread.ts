/** An event of Chrome's trace; times in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** CPU time of the thread during the event. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** What the main thread of a page did between two marks, in milliseconds. */
export interface Step {
  /** CPU time: what is left out is waiting, for the GPU or for a turn on a busy machine. */
  readonly cpu: number;
  /** CPU time of the longest task. */
  readonly longest: number;
  /** Wall time of the longest task, waiting included. */
  readonly longestWall: number;
  readonly wall: number;
}

/** The tasks of the main thread, divided at the marks `step` and cut off at `end`. */
export function stepsOf(events: readonly TraceEvent[]): Step[] {
  const marks = events
    .filter(({ name, ph }) => (name === "step" || name === "end") && "RIn".includes(ph))
    .sort((left, right) => left.ts - right.ts);
  const [first] = marks;
  if (!first) throw new Error("Failed to read the trace: it has no marks.");
  const tasks = events
    .filter(
      ({ name, ph, pid, tid }) => name === "RunTask" && ph === "X" && pid === first.pid && tid === first.tid,
    )
    .sort((left, right) => left.ts - right.ts);
  return marks.slice(0, -1).map((mark, index) => {
    const next = marks[index + 1]!;
    // The task that holds a mark belongs to the step that begins there.
    const own = tasks.filter(({ ts, dur = 0 }) => ts + dur >= mark.ts && ts + dur < next.ts);
    const cpus = own.map(({ tdur = 0 }) => tdur / 1_000);
    return {
      cpu: cpus.reduce((sum, cpu) => sum + cpu, 0),
      longest: Math.max(0, ...cpus),
      longestWall: Math.max(0, ...own.map(({ dur = 0 }) => dur / 1_000)),
      wall: (next.ts - mark.ts) / 1_000,
    };
  });
}
