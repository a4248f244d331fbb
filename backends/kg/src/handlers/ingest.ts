import type { KGIngestProblem, KGIngestResult, KgOperations } from "@elqnt/contracts/kg";
import { asProblemError, type Context, type Handlers, ProblemError, toProblem } from "@elqnt/service-kit";
import { graphNotFound } from "../ledger-problems.ts";
import type { Desk } from "../ports.ts";
import { invalid } from "../problems.ts";
import { apiSource, type Claim, edgeClaimOf, nodeClaimOf, type Outcome } from "../write/claims.ts";
import { documentClaims, documentSource } from "../write/documents.ts";
import { ingestStream } from "../write/stream.ts";
import { tripleClaims } from "../write/triples.ts";

type IngestHandlers = Pick<
  Handlers<KgOperations>,
  "ingestNodes" | "ingestEdges" | "ingestTriples" | "ingestStream" | "ingestDocuments"
>;

/** A claim, and the item it came from. */
interface ItemClaim {
  readonly index: number;
  readonly claim: Claim;
}

export function ingestHandlers({ ingest, embeddings, store, ledger }: Desk): IngestHandlers {
  /** Writes what each item says; items that say nothing sensible are problems, and so are those that do not fit. */
  const writeItems = async <TItem>(
    { org, requestId, write }: Context,
    { graphId, items, instance }: { graphId: string; items: readonly TItem[]; instance: string },
    claimsOf: (item: TItem) => Claim | readonly Claim[],
  ): Promise<KGIngestResult> => {
    const claims: ItemClaim[] = [];
    const problems: KGIngestProblem[] = [];
    const fail = (index: number, problem: ProblemError) =>
      problems.push({ index, problem: toProblem(problem, instance, requestId) });
    for (const [index, item] of items.entries()) {
      try {
        for (const claim of [claimsOf(item)].flat()) claims.push({ index, claim });
      } catch (error) {
        fail(index, asProblemError(error));
      }
    }
    const outcomes = await ingest.write(
      org,
      graphId,
      write,
      claims.map(({ claim }) => claim),
    );
    for (const [at, outcome] of outcomes.entries())
      if (outcome instanceof ProblemError) fail(claims[at]!.index, outcome);
    problems.sort((left, right) => left.index - right.index);
    return { ...countsOf(outcomes), problems };
  };

  return {
    ingestNodes: ({ body: { graphId, sourceId = apiSource, nodes } }, context) =>
      writeItems(context, { graphId, items: nodes, instance: "/api/v1/kg/ingest/nodes" }, (node) =>
        nodeClaimOf(sourceId, node, embeddings.dimensions),
      ),

    ingestEdges: ({ body: { graphId, sourceId = apiSource, edges } }, context) =>
      writeItems(context, { graphId, items: edges, instance: "/api/v1/kg/ingest/edges" }, (edge) =>
        edgeClaimOf(sourceId, graphId, edge),
      ),

    ingestTriples: ({ body: { graphId, sourceId = apiSource, triples } }, context) => {
      const named = new Set<string>();
      return writeItems(
        context,
        { graphId, items: triples, instance: "/api/v1/kg/ingest/triples" },
        (triple) =>
          tripleClaims(sourceId, graphId, triple).filter(({ kind, id }) => {
            const isNew = kind === "edge" || !named.has(id);
            if (isNew) named.add(id);
            return isNew;
          }),
      );
    },

    ingestStream: async ({ graphId, sourceId = apiSource, body }, { org, write }) => {
      if ((await ledger.revision(org, graphId)) === undefined) throw graphNotFound(graphId);
      const { dimensions } = embeddings;
      const instance = "/api/v1/kg/ingest/stream";
      return ingestStream({ ingest, org, graphId, sourceId, dimensions, write, body, instance });
    },

    ingestDocuments: async ({ body: { graphId, sourceId, documents } }, { org, write, requestId }) => {
      if ((await ledger.revision(org, graphId)) === undefined) throw graphNotFound(graphId);
      const place = { store, org, graphId };
      const result: KGIngestResult = { upserted: 0, unchanged: 0, problems: [] };
      const seen = new Set<string>();
      for (const [index, document] of documents.entries()) {
        if (seen.has(document.id)) {
          const problem = toProblem(repeatedDocument(document.id), "/api/v1/kg/ingest/documents", requestId);
          result.problems.push({ index, problem });
          continue;
        }
        seen.add(document.id);
        const claims = await documentClaims(place, sourceId, document);
        const source = documentSource(sourceId, document.id);
        const outcomes = await ingest.replace(org, graphId, write, source, claims);
        const { upserted, unchanged } = countsOf(outcomes);
        result.upserted += upserted;
        result.unchanged += unchanged;
      }
      return result;
    },
  };
}

const countsOf = (outcomes: readonly Outcome[]): Pick<KGIngestResult, "upserted" | "unchanged"> => ({
  upserted: outcomes.filter((outcome) => outcome === "changed").length,
  unchanged: outcomes.filter((outcome) => outcome === "unchanged").length,
});

function repeatedDocument(id: string): ProblemError {
  const message = "is the id of an earlier document of the same request";
  return invalid(`Failed to store the document "${id}": it came twice.`, {
    pointer: "/id",
    code: "unique",
    message,
  });
}
