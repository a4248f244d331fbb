import { runPool } from "../src/engine/pool.ts";
import type { Report } from "../src/engine/report.ts";
import type { Fetch } from "../src/http/transport.ts";
import { runConformance } from "../src/run-conformance.ts";
import type { Mutant } from "./mutant.ts";
import { createReference } from "./reference.ts";
import { mutantSecret } from "./rewrite.ts";

/** Runs the suite, or some of its rules, against a handler. */
export const examine = (fetch: Fetch, only: readonly string[], seed: number): Promise<Report> =>
  runConformance({ fetch, jwtSecret: mutantSecret, only, seed, patienceMs: 3_000 });

const baselines = new Map<string, Promise<boolean>>();

/** Whether the reference keeps a rule: one that it breaks itself can kill nobody. */
const isKept = (rule: string): Promise<boolean> => {
  const known =
    baselines.get(rule) ??
    examine(createReference(), [rule], 1).then(({ totals }) => totals.failed + totals.errors === 0);
  baselines.set(rule, known);
  return known;
};

/** What became of a mutant. */
export interface Death {
  readonly mutant: Mutant;
  readonly killed: boolean;
  /** The first rules that noticed. */
  readonly by: readonly string[];
  readonly durationMs: number;
}

/** Lets the named rule, or the whole suite, look at a mutant. */
export async function kill(mutant: Mutant, options: { full?: boolean; seed?: number } = {}): Promise<Death> {
  const only = options.full ? [] : [mutant.killedBy];
  const started = performance.now();
  const report = await examine(mutant.mutate(createReference()), only, options.seed ?? 1);
  const noticed = report.results.filter(({ outcome }) => outcome === "failed");
  const crash = noticed.flatMap(({ failures }) => failures).find(({ expected }) => expected === "an answer");
  const isSound = options.full || (await isKept(mutant.killedBy));
  const note = crash
    ? `the mutant itself broke: ${crash.observed}`
    : isSound
      ? undefined
      : "the reference breaks it too";
  return {
    mutant,
    killed: noticed.length > 0 && note === undefined,
    by: note ? [note] : noticed.slice(0, 3).map(({ id }) => id),
    durationMs: Math.round(performance.now() - started),
  };
}

/** Lets the suite look at many mutants at once; most of them wait more than they work. */
export async function killAll(
  mutants: readonly Mutant[],
  options: { full?: boolean; onDeath?: (death: Death) => void } = {},
): Promise<Death[]> {
  const deaths: Death[] = [];
  const size = options.full ? 1 : 6;
  await runPool(
    mutants,
    size,
    () => false,
    async (mutant) => {
      const death = await kill(mutant, options);
      deaths.push(death);
      options.onDeath?.(death);
    },
  );
  return deaths;
}

/** `336 of 337 mutants killed (99.7 %)`. */
export function scoreOf(deaths: readonly Death[]): string {
  const killed = deaths.filter((death) => death.killed).length;
  return `${killed} of ${deaths.length} mutants killed (${((100 * killed) / deaths.length).toFixed(1)} %)`;
}
