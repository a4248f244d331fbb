import { type LogEntry, newId } from "@elqnt/service-kit";
import { nothingChanged } from "./change.ts";
import { changeElements, type WritePorts } from "./ingest.ts";

/** Finishes what lost changes had begun, also of graphs that nobody changes any more: by a change that does nothing. */
export async function finishLostChanges(ports: WritePorts, log: (entry: LogEntry) => void): Promise<void> {
  const write = { actor: { userId: "kg" }, requestId: newId() };
  const nothing = async () => ({ result: undefined, changed: nothingChanged, isChanged: false });
  const warn = (error: unknown) =>
    log({ level: "warn", message: "Failed to finish what was left of changes.", error });
  const noted = await ports.ledger.listNoted().catch(warn);
  for (const { org, graphId } of noted ?? [])
    await changeElements(ports, org, graphId, write, nothing).catch(warn);
}
