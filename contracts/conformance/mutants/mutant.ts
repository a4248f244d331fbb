import type { Fetch } from "../src/http/transport.ts";

/** Turns a good backend into a broken one. */
export type Mutate = (reference: Fetch) => Fetch;

/** A backend that is broken in one way, and the rule that has to notice. */
export interface Mutant {
  readonly id: string;
  /** What is wrong, as a bug report would say it. */
  readonly breaks: string;
  /** Rule or case id, `*` allowed: what runs to kill it. */
  readonly killedBy: string;
  readonly mutate: Mutate;
}

/** A list of mutants about one noun, with that noun in front of their ids. */
export const mutantsOf = (
  noun: string,
  entries: Readonly<Record<string, readonly [breaks: string, killedBy: string, mutate: Mutate]>>,
): Mutant[] =>
  Object.entries(entries).map(([name, [breaks, killedBy, mutate]]) => ({
    id: `${noun}/${name}`,
    breaks,
    killedBy,
    mutate,
  }));
