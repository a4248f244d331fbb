import { changeMutants } from "./kg-changes.ts";
import { graphMutants, mirrorMutants } from "./kg-graphs.ts";
import { edgeMutants, nodeMutants, tripleMutants } from "./kg-ingest.ts";
import { mergeMutants } from "./kg-merges.ts";
import { duplicateMutants, graphSearchMutants, matchMutants } from "./kg-queries.ts";
import { graphIsolationMutants, sourceMutants } from "./kg-sources.ts";
import { documentMutants, streamMutants } from "./kg-uploads.ts";
import { asOfMutants, graphPathMutants, subgraphMutants, traversalMutants } from "./kg-walks.ts";
import type { Mutant } from "./mutant.ts";

/** Knowledge graphs that are broken. */
export const kgMutants: readonly Mutant[] = [
  ...graphMutants,
  ...changeMutants,
  ...nodeMutants,
  ...edgeMutants,
  ...tripleMutants,
  ...streamMutants,
  ...documentMutants,
  ...sourceMutants,
  ...mergeMutants,
  ...duplicateMutants,
  ...graphSearchMutants,
  ...traversalMutants,
  ...subgraphMutants,
  ...asOfMutants,
  ...graphPathMutants,
  ...matchMutants,
  ...graphIsolationMutants,
  ...mirrorMutants,
];
