import { copyState, emptyState, type MemoryState } from "./state.ts";

/** How a table reaches its rows. `work` is synchronous, so it sees and changes them in one step. */
export interface Access {
  read<TResult>(work: (state: MemoryState) => TResult): Promise<TResult>;
  /** `work` throws before it changes anything, or not at all. */
  write<TResult>(work: (state: MemoryState) => TResult): Promise<TResult>;
}

/** Rows in memory with one writer at a time. */
export interface MemoryDatabase extends Access {
  /** Runs `work` on a copy that replaces the rows when it resolves. */
  transaction<TResult>(work: (access: Access) => Promise<TResult>): Promise<TResult>;
}

export function createDatabase(): MemoryDatabase {
  let current = emptyState();
  let last: Promise<unknown> = Promise.resolve();

  /** Waits for the writers before. */
  function exclusively<TResult>(work: () => Promise<TResult>): Promise<TResult> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  return {
    read: async (work) => work(current),
    write: (work) => exclusively(async () => work(current)),
    transaction: (work) =>
      exclusively(async () => {
        const draft = copyState(current);
        const onDraft: Access["read"] = async (step) => step(draft);
        const result = await work({ read: onDraft, write: onDraft });
        current = draft;
        return result;
      }),
  };
}
