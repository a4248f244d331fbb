/** Something measured: runs once and gives its numbers by name. */
export type Measure = () => Promise<Readonly<Record<string, number>>>;

/** Numbers by contestant and name, one per round. */
export class Samples {
  readonly #values = new Map<string, Map<string, number[]>>();

  add(contestant: string, numbers: Readonly<Record<string, number>>): void {
    const own = this.#values.get(contestant) ?? new Map<string, number[]>();
    this.#values.set(contestant, own);
    for (const name in numbers) own.set(name, [...(own.get(name) ?? []), numbers[name]!]);
  }

  get(contestant: string, name: string): readonly number[] {
    const found = this.#values.get(contestant)?.get(name);
    if (!found) throw new Error(`Failed to read samples: nothing was measured as "${contestant}" ${name}.`);
    return found;
  }
}

/**
 * Measures contestants in turns (A B C A B C …), so that whatever else the machine does meets all of them alike.
 * Each runs `warmup` times before anything counts.
 */
export async function interleave(
  contestants: Readonly<Record<string, Measure>>,
  { rounds = 5, warmup = 1 }: { rounds?: number; warmup?: number } = {},
): Promise<Samples> {
  const samples = new Samples();
  for (let turn = -warmup; turn < rounds; turn++) {
    for (const [name, measure] of Object.entries(contestants)) {
      const numbers = await measure();
      if (turn >= 0) samples.add(name, numbers);
    }
  }
  return samples;
}
