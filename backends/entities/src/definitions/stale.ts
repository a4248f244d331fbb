/**
 * Thrown by a store when the definition it was given is no longer the stored one, before anything was read or
 * written through it. Whoever holds the definition looks it up again and repeats.
 */
export class StaleDefinition extends Error {
  override readonly name = "StaleDefinition";
  readonly code = "stale_definition";

  constructor() {
    super("The definition changed meanwhile. Look it up again and repeat.");
  }
}
