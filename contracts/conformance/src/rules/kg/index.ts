import type { Rule } from "../../engine/rule.ts";
import { changeRules } from "./changes.ts";
import { duplicateRules } from "./duplicates.ts";
import { graphRules } from "./graphs.ts";
import { documentRules } from "./ingest-documents.ts";
import { edgeRules } from "./ingest-edges.ts";
import { nodeRules } from "./ingest-nodes.ts";
import { streamRules } from "./ingest-stream.ts";
import { tripleRules } from "./ingest-triples.ts";
import { isolationRules } from "./isolation.ts";
import { matchRules } from "./match.ts";
import { mergeRules } from "./merges.ts";
import { mirrorRules } from "./mirror.ts";
import { pathRules } from "./paths.ts";
import { searchRules } from "./search.ts";
import { sourceRules } from "./sources.ts";
import { subgraphRules } from "./subgraph.ts";
import { traversalRules } from "./traversal.ts";

/** What graphs, their elements and the queries about them do. */
export const kgRules: readonly Rule[] = [
  ...graphRules,
  ...changeRules,
  ...nodeRules,
  ...edgeRules,
  ...tripleRules,
  ...streamRules,
  ...documentRules,
  ...sourceRules,
  ...mergeRules,
  ...duplicateRules,
  ...searchRules,
  ...traversalRules,
  ...subgraphRules,
  ...pathRules,
  ...matchRules,
  ...isolationRules,
  ...mirrorRules,
];
