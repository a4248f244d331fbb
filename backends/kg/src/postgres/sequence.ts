import type { RawBuilder } from "kysely";
import type { OrgDatabase } from "./database.ts";

/**
 * The sequence of a graph's revisions. A sequence does not roll back: a revision given to a change that was lost is
 * never given again, and the gap it leaves tells the next change of it.
 */
export const sequenceOf = ({ table }: OrgDatabase, graphNumber: string): RawBuilder<unknown> =>
  table(nameOf(graphNumber));

/** The same as a text, for functions that take one. */
export const sequenceNamed = ({ schema }: OrgDatabase, graphNumber: string): string =>
  `${schema}.${nameOf(graphNumber)}`;

const nameOf = (graphNumber: string): string => `kg_revisions_${graphNumber}`;
