import { errorCode } from "@elqnt/adapters/postgres";
import { type TakenName, UniqueConflict } from "../store.ts";

/** A row's values without the absent ones; `null` is how PostgreSQL says absent. */
export function present<TRow extends object>(row: TRow): Present<TRow> {
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== null && value !== undefined),
  ) as Present<TRow>;
}

type Present<TRow> = { [TKey in keyof TRow as null extends TRow[TKey] ? never : TKey]: TRow[TKey] } & {
  [TKey in keyof TRow as null extends TRow[TKey] ? TKey : never]?: NonNullable<TRow[TKey]>;
};

/** A moment as the contracts write it. */
export function moment(date: Date): string;
export function moment(date: Date | null): string | null;
export function moment(date: Date | null): string | null {
  return date === null ? null : date.toISOString();
}

const uniqueViolation = "23505";

const taken: Readonly<Record<string, TakenName>> = {
  orgs_pkey: "org_id",
  orgs_slug: "org_slug",
  roles_pkey: "role_name",
  identities_pkey: "identity",
  users_verified_email: "verified_email",
};

/** What the port says about a failure: names that are taken are told, everything else stays as it is. */
export function toPortError(error: unknown): unknown {
  if (errorCode(error) !== uniqueViolation) return error;
  const name = taken[(error as { constraint?: string }).constraint ?? ""];
  return name ? new UniqueConflict(name, { cause: error }) : error;
}
