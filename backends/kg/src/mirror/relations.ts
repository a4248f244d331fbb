import { sameJson } from "../elements/json.ts";
import type { KgLedger } from "../ledger.ts";
import type { RelationFields } from "./facts.ts";

/** Stands beside the fields while the nodes of the definition are made to follow them; no field has this name. */
const unfinished = "";

/** What the mirror knows of a definition: `null` once it is gone. */
export async function readRelations(
  ledger: KgLedger,
  org: string,
  definitionId: string,
): Promise<RelationFields | null> {
  const stored = await ledger.readRelationFields(org, definitionId);
  if (!stored) return stored === null ? null : {};
  const { [unfinished]: _, ...fields } = stored;
  return fields;
}

/**
 * Notes the relations of a definition, and runs `follow` where nodes may have to follow them. A crash in between is
 * noticed when the event comes again, for the fields are noted as unfinished until then.
 */
export async function changeRelations(
  ledger: KgLedger,
  org: string,
  { id, version }: { readonly id: string; readonly version: number },
  fields: RelationFields,
  follow: () => Promise<void>,
): Promise<void> {
  const before = await ledger.readRelationFields(org, id);
  if (before !== null && sameJson(before ?? {}, fields))
    return ledger.writeRelationFields(org, id, 2 * version + 1, fields);
  await ledger.writeRelationFields(org, id, 2 * version, { ...fields, [unfinished]: "" });
  await follow();
  await ledger.writeRelationFields(org, id, 2 * version + 1, fields);
}

/** Notes that a definition is gone, after every version it had. */
export const forgetRelations = (
  ledger: KgLedger,
  org: string,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<void> => ledger.writeRelationFields(org, id, 2 * version + 2, null);
