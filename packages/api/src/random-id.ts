/** A random id for requests and idempotency keys. `crypto.randomUUID` is missing on plain-HTTP pages. */
export function createId(): string {
  return crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint32Array(4)), toHex).join("");
}

const toHex = (word: number): string => word.toString(16).padStart(8, "0");
