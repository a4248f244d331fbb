import type { ChangeScope } from "./change.ts";
import type { Claim } from "./claims.ts";

/** Takes back what a source said before and does not say any more. */
export async function withdrawals(
  { store, org, graphId }: ChangeScope,
  sourceId: string,
  claims: readonly Claim[],
): Promise<Claim[]> {
  const said = new Set(claims.map(({ kind, id }) => `${kind}/${id}`));
  const found: Claim[] = [];
  const take = (of: "node" | "edge", id: string) => {
    if (!said.has(`${of}/${id}`)) found.push({ kind: "withdrawal", of, sourceId, id });
  };
  for await (const rows of store.readNodesOfSource(org, graphId, sourceId))
    for (const { face } of rows) take("node", face.id);
  for await (const rows of store.readEdgesOfSource(org, graphId, sourceId))
    for (const { face } of rows) take("edge", face.id);
  return found;
}
