/** What can be taken. */
export type TakenName = "org_id" | "org_slug" | "role_name" | "member" | "identity" | "verified_email";

/** Thrown by a table when a row's name is taken; the transaction around it is lost. */
export class UniqueConflict extends Error {
  override readonly name = "UniqueConflict";
  readonly taken: TakenName;

  constructor(taken: TakenName, options?: ErrorOptions) {
    super(`Failed to store a row: its ${taken} is taken.`, options);
    this.taken = taken;
  }
}
