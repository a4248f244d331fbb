import { contribute, withdraw } from "../elements/contribution.ts";
import type { ChangedIds } from "../ledger.ts";
import { edgeConflict, nodeNotFound } from "../problems.ts";
import type { ChangeScope } from "./change.ts";
import { type Claim, mayWait, type Outcome } from "./claims.ts";
import { EdgeDrafts } from "./edge-drafts.ts";
import { NodeDrafts, type ReadNodes } from "./node-drafts.ts";
import { writeSettled } from "./write-settled.ts";

type ClaimOf<TKind extends Claim["kind"]> = Extract<Claim, { kind: TKind }>;

/** A revision before every other: who speaks then never wins over anybody, and is heard when nobody else speaks. */
const beforeAll = 0;

/**
 * Writes what sources say, claim by claim in their order, and answers what became of each. Rows are read once and
 * written once; those of `known` nodes were read within the change already.
 */
export async function applyClaims(
  scope: ChangeScope,
  claims: readonly Claim[],
  known?: ReadNodes,
): Promise<{ outcomes: Outcome[]; changed: ChangedIds }> {
  const nodes = new NodeDrafts(scope);
  const edges = new EdgeDrafts(scope, nodes);
  if (known) nodes.know(known);
  await Promise.all([
    nodes.load(claims.flatMap(nodesOf)),
    nodes.loadEnds(claims.flatMap(endsOf)),
    edges.load(claims.flatMap(edgesOf)),
  ]);
  await edges.loadWaitingFor(claims.flatMap(awaitedNodes).filter((id) => !nodes.get(id)));
  const bench = new Bench(scope, nodes, edges);
  const outcomes = claims.map((claim) => bench.apply(claim));
  const takesAway = claims.some(({ kind }) => kind === "withdrawal");
  const changed = await writeSettled(takesAway ? { ...scope, intent: {} } : scope, nodes, edges);
  return { outcomes, changed };
}

/** Elements a claim writes, for claims that must not meet. */
export const writtenBy = (claim: Claim): string => {
  const kind = claim.kind === "withdrawal" ? claim.of : claim.kind;
  return `${kind}/${claim.id}`;
};

function nodesOf(claim: Claim): string[] {
  const isNode = claim.kind === "node" || (claim.kind === "withdrawal" && claim.of === "node");
  return isNode ? [claim.id] : [];
}

const endsOf = (claim: Claim): string[] =>
  claim.kind === "edge" ? [claim.ends.sourceId, claim.ends.targetId] : [];

/** Nodes that edges may wait for. */
const awaitedNodes = (claim: Claim): string[] =>
  claim.kind === "node" && mayWait(claim.sourceId) ? [claim.id] : [];

function edgesOf(claim: Claim): string[] {
  const isEdge = claim.kind === "edge" || (claim.kind === "withdrawal" && claim.of === "edge");
  return isEdge ? [claim.id] : [];
}

class Bench {
  readonly #scope: ChangeScope;
  readonly #nodes: NodeDrafts;
  readonly #edges: EdgeDrafts;

  constructor(scope: ChangeScope, nodes: NodeDrafts, edges: EdgeDrafts) {
    this.#scope = scope;
    this.#nodes = nodes;
    this.#edges = edges;
  }

  apply(claim: Claim): Outcome {
    if (claim.kind === "node") return this.#node(claim);
    if (claim.kind === "edge") return this.#edge(claim);
    const draft = (claim.of === "node" ? this.#nodes : this.#edges).get(claim.id);
    return draft
      ? this.#update(draft, withdraw(draft.contributions as never[], claim.sourceId))
      : "unchanged";
  }

  #node({ id, sourceId, said, onlyIfAbsent = false }: ClaimOf<"node">): Outcome {
    const draft = this.#nodes.get(id) ?? this.#nodes.create(id);
    const { contributions, before } = draft;
    const supported = contributions.length > 0;
    if (onlyIfAbsent && supported && contributions.some((known) => known.sourceId === sourceId))
      return this.#update(draft, contributions);
    const revision = onlyIfAbsent && supported ? beforeAll : this.#scope.revision;
    const { label, name } = before?.face ?? said;
    const claim = revision === beforeAll ? { label, name, properties: {} } : said;
    return this.#update(draft, contribute(contributions, { ...claim, sourceId, revision }));
  }

  #edge({ id, sourceId, ends, label, said }: ClaimOf<"edge">): Outcome {
    for (const end of ["sourceId", "targetId"] as const)
      if (!mayWait(sourceId) && !this.#nodes.isThere(ends[end])) return nodeNotFound(ends[end], `/${end}`);
    const known = this.#edges.get(id);
    if (known && !(known.label === label && this.#sameEnds(known.said, ends))) return edgeConflict(id);
    const draft = known ?? this.#edges.create(id, ends, label);
    const { revision } = this.#scope;
    return this.#update(draft, contribute(draft.contributions, { ...said, sourceId, revision }));
  }

  /** Whether two pairs of ends are the same, or the same for queries. */
  #sameEnds(known: { sourceId: string; targetId: string }, ends: typeof known): boolean {
    const [left, right] = [this.#edges.endsOf(known), this.#edges.endsOf(ends)];
    return left.sourceId === right.sourceId && left.targetId === right.targetId;
  }

  #update<TContribution>(
    draft: {
      contributions: readonly TContribution[];
      dirty: boolean;
      readonly before: { readonly revision: number } | undefined;
    },
    contributions: readonly TContribution[],
  ): Outcome {
    const wasLost = !draft.dirty && draft.before !== undefined && this.#scope.lost.has(draft.before.revision);
    if (contributions === draft.contributions && !wasLost) return "unchanged";
    draft.contributions = contributions;
    draft.dirty = true;
    return "changed";
  }
}
