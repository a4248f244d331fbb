/** Runs jobs in order, at most `size` at a time, until they are done or `stopped` says so. */
export async function runPool<TJob>(
  jobs: readonly TJob[],
  size: number,
  stopped: () => boolean,
  work: (job: TJob) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < jobs.length && !stopped()) await work(jobs[next++]!);
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(size, jobs.length)) }, worker));
}
