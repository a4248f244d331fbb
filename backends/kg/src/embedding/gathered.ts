import { Coalescer, type Job } from "../write/coalescer.ts";
import { isExpected } from "../write/ingest.ts";
import type { Embeddings } from "./embeddings.ts";

/** Nodes embedded together at most, unless one call brings more. */
const mostNodes = 2_000;

class EmbedJob implements Job {
  readonly org: string;
  readonly graphId: string;
  readonly ids: readonly string[];

  constructor(org: string, graphId: string, ids: readonly string[]) {
    this.org = org;
    this.graphId = graphId;
    this.ids = ids;
  }

  get size(): number {
    return this.ids.length;
  }

  /** Any two: a node that both name is embedded once. */
  fits(): boolean {
    return true;
  }
}

/** Embeds nodes; what is asked for one graph while it works goes together next, each node once. */
export function gatheredEmbedding(
  embeddings: Pick<Embeddings, "ofNodes">,
): (org: string, graphId: string, ids: readonly string[]) => Promise<void> {
  const jobs = new Coalescer<EmbedJob, void>(
    async (_key, together) => {
      const { org, graphId } = together[0]!;
      await embeddings.ofNodes(org, graphId, [...new Set(together.flatMap(({ ids }) => ids))]);
      return together.map(() => undefined);
    },
    mostNodes,
    isExpected,
  );
  return (org, graphId, ids) => jobs.submit(`${org}/${graphId}`, new EmbedJob(org, graphId, ids));
}
