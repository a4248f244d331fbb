import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { type Answer, type Caller, tickets } from "./caller.ts";

/** People who write all the time, and what they were told is stored. */
export interface Workload {
  /** Titles by record id, of every record that must be there. */
  readonly expected: ReadonlyMap<string, string>;
  /** How many writes were acknowledged. */
  readonly acknowledged: () => number;
  /** Answers that told somebody to come again. */
  readonly refused: readonly Answer[];
  /** Requests that got no answer at all. */
  readonly broken: () => number;
  /** Resolves when so many more writes were acknowledged. */
  more(count: number): Promise<void>;
  /** Ends the writing; every write under way is repeated until it is acknowledged. */
  stop(): Promise<void>;
}

const passing = new Set([409, 429, 502, 503, 504]);
const patienceMs = 60_000;

/** Starts writers that create, change and delete tickets, each after the other, and repeat what is refused. */
export function startWorkload(caller: Caller, writers = 4): Workload {
  const expected = new Map<string, string>();
  const refused: Answer[] = [];
  let acknowledged = 0;
  let broken = 0;
  let writing = true;

  async function insist(method: string, path: string, body?: unknown): Promise<Answer> {
    const key = randomUUID();
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const answer = await caller.call(method, path, { body, key }).catch(() => undefined);
      if (answer && !passing.has(answer.status)) {
        if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status}`);
        acknowledged++;
        return answer;
      }
      if (answer) refused.push(answer);
      else broken++;
      if (performance.now() > deadline) throw new Error(`${method} ${path}: refused for too long.`);
      await pause(50);
    }
  }

  async function write(): Promise<void> {
    let parent: string | undefined;
    while (writing) {
      const fields = { title: randomUUID(), ...(parent ? { parent } : {}) };
      const { body } = await insist("POST", tickets, { fields });
      const id = body.id as string;
      const title = randomUUID();
      await insist("PATCH", `${tickets}/${id}`, { fields: { title } });
      expected.set(id, title);
      if (acknowledged % 5 !== 0) {
        parent = id;
        continue;
      }
      await insist("DELETE", `${tickets}/${id}`);
      expected.delete(id);
    }
  }

  const done = Promise.all(Array.from({ length: writers }, write));
  // Who waits for more must hear of a writer that gave up.
  done.catch(() => {});
  return {
    expected,
    acknowledged: () => acknowledged,
    refused,
    broken: () => broken,
    async more(count) {
      const wanted = acknowledged + count;
      const enough = (async () => {
        while (acknowledged < wanted && writing) await pause(10);
      })();
      await Promise.race([enough, done]);
    },
    async stop() {
      writing = false;
      await done;
    },
  };
}
