import { v5, v7, validate, version } from "uuid";

/** One call to the random source serves many ids: it costs more than all else about an id. */
const pool = new Uint8Array(4096);
let used = pool.length;
let msecs = 0;
let seq = 0;

/** A new UUIDv7 (RFC 9562): ids sort by creation time, those of one process strictly (§6.2, method 1). */
export function newId(): string {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  const random = pool.subarray(used, used + 16);
  used += 16;
  const now = Date.now();
  if (now > msecs) {
    msecs = now;
    // The top bit stays free, so that counting up within a millisecond does not overflow.
    seq = ((random[6]! & 0x7f) << 24) | (random[7]! << 16) | (random[8]! << 8) | random[9]!;
  } else {
    seq += 1;
  }
  return v7({ random, msecs, seq });
}

/** The UUIDv5 (RFC 9562) of a name in a namespace, itself a UUID: the same name has the same id everywhere. */
export const nameId = (name: string, namespace: string): string => v5(name, namespace);

/** True for a canonical lower-case UUID of any version. */
export const isUuid = (text: string): boolean =>
  validate(text) && text === text.toLowerCase() && version(text) > 0;
