import { newId, type WriteContext } from "@elqnt/service-kit";
import type { KgLedger } from "../ledger.ts";
import { limits } from "../limits.ts";
import type { GraphStore } from "../store.ts";
import { chunksOf } from "../write/change.ts";
import { type Claim, edgeClaimOf, nodeClaimOf } from "../write/claims.ts";
import { Ingest } from "../write/ingest.ts";
import type { GraphSeed } from "./demo.ts";

const BATCH = 5_000;

/**
 * Writes a seed through any ledger and store, with revisions and events, as sources would have. A graph whose name is
 * taken is left as it is, so seeding twice changes nothing.
 *
 * @returns how many nodes and edges were written.
 */
export async function seedGraph(
  { ledger, store }: { ledger: KgLedger; store: GraphStore },
  org: string,
  { graph, nodes, edges }: GraphSeed,
  userId = "demo",
): Promise<number> {
  if (await ledger.getGraphByName(org, graph.name)) return 0;
  const write: WriteContext = { actor: { userId }, requestId: newId() };
  const { id: graphId } = await ledger.insertGraph(org, { ...graph, id: newId() }, limits.graphs, write);
  const ingest = new Ingest({ ledger, store, queue: undefined, now: () => new Date().toISOString() });
  const claims: Claim[] = [
    ...nodes.map(({ sourceId, node }) => nodeClaimOf(sourceId, node, 0)),
    ...edges.map(({ sourceId, edge }) => edgeClaimOf(sourceId, graphId, edge)),
  ];
  let written = 0;
  for (const batch of chunksOf(claims, BATCH)) {
    const outcomes = await ingest.write(org, graphId, write, batch);
    written += outcomes.filter((outcome) => outcome === "changed").length;
  }
  return written;
}
