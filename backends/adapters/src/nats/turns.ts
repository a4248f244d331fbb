/** Runs at most `size` pieces of work at once, the others in the order they came. */
export function createTurns(size: number): <TResult>(work: () => Promise<TResult>) => Promise<TResult> {
  const waiting: Array<() => void> = [];
  let running = 0;
  return async (work) => {
    if (running < size) running += 1;
    // Whoever leaves hands its place over.
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
