/** Why a text cannot be ingested; the message is for people. */
export class UnreadableInput extends Error {
  override readonly name = "UnreadableInput";
}
