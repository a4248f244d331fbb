import { type CryptoKey, SignJWT } from "jose";
import type { Sealer } from "../seal.ts";
import type { SigningKeyTable, StoredSigningKey } from "../store.ts";
import { timestamp } from "../time.ts";
import { newSigningKey, openSigningKey } from "./key-pair.ts";
import type { TokenSigner } from "./signer.ts";

/** How often keys change. All in milliseconds. */
export interface RotationOptions {
  /** How long a key signs. Default 30 days. */
  readonly rotateEveryMs?: number;
  /** How long before its first use a key is published; longer than anybody remembers a key set. Default 1 hour. */
  readonly publishAheadMs?: number;
  /** How long a key is published after its last use; at least the life of a token. Default 25 hours. */
  readonly keepMs?: number;
}

export interface RotatingSignerOptions extends RotationOptions {
  readonly keys: SigningKeyTable;
  readonly sealer: Sealer;
  /** Epoch milliseconds. Default `Date.now`. */
  readonly now?: () => number;
}

const hour = 3_600_000;
const rememberMs = 60_000;

interface Remembered {
  readonly keys: readonly StoredSigningKey[];
  readonly readAt: number;
}

/**
 * Signs with Ed25519 keys that live in the store and change by themselves. The next key is published well before it
 * signs, and a key stays published until the last token it signed has expired, so nobody meets an unknown key.
 * Any number of processes may share the store.
 */
export function createRotatingSigner(options: RotatingSignerOptions): TokenSigner {
  const { keys: table, sealer, now = Date.now } = options;
  const { rotateEveryMs = 720 * hour, publishAheadMs = hour, keepMs = 25 * hour } = options;
  const opened = new Map<string, Promise<CryptoKey | null>>();
  let remembered: Promise<Remembered> | undefined;

  function read(): Promise<Remembered> {
    remembered = table.list().then(
      (keys) => ({ keys, readAt: now() }),
      (error: unknown) => {
        remembered = undefined;
        throw error;
      },
    );
    return remembered;
  }

  /** The keys of the store, at most a minute old, the next one among them when it is time. */
  async function current(): Promise<readonly StoredSigningKey[]> {
    const known = await (remembered ?? read());
    const { keys } = now() - known.readAt < rememberMs ? known : await read();
    const activeFrom = nextActivation(keys);
    return activeFrom === undefined ? keys : add(keys, activeFrom);
  }

  function nextActivation(keys: readonly StoredSigningKey[]): number | undefined {
    const newest = keys.at(-1);
    if (!newest) return now();
    const due = Date.parse(newest.activeFrom) + rotateEveryMs;
    return due - publishAheadMs > now() ? undefined : Math.max(due, now() + publishAheadMs);
  }

  /** Adds the next generation, or finds that another process did. */
  async function add(keys: readonly StoredSigningKey[], activeFrom: number) {
    const generation = (keys.at(-1)?.generation ?? 0) + 1;
    const times = { generation, createdAt: timestamp(now()), activeFrom: timestamp(activeFrom) };
    await table.insert(await newSigningKey(sealer, times));
    const over = keys.filter((_key, index) => isOver(keys, index)).at(-1);
    if (over) await table.deleteThrough(over.generation);
    return (await read()).keys;
  }

  function isOver(keys: readonly StoredSigningKey[], index: number): boolean {
    const successor = keys[index + 1];
    return successor !== undefined && Date.parse(successor.activeFrom) + keepMs <= now();
  }

  function open(key: StoredSigningKey): Promise<CryptoKey | null> {
    const { kid } = key.publicKey;
    let privateKey = opened.get(kid);
    if (!privateKey) {
      privateKey = openSigningKey(sealer, key);
      opened.set(kid, privateKey);
    }
    return privateKey;
  }

  async function signingKey(): Promise<{ kid: string; privateKey: CryptoKey }> {
    const keys = await current();
    const active = keys.filter(({ activeFrom }) => Date.parse(activeFrom) <= now()).at(-1);
    const privateKey = active && (await open(active));
    if (active && privateKey) return { kid: active.publicKey.kid, privateKey };
    // Sealed with a secret that has changed since: its tokens stay valid, new ones need a key we can open.
    const replaced = (await add(keys, now())).at(-1);
    const fresh = replaced && (await open(replaced));
    if (replaced && fresh) return { kid: replaced.publicKey.kid, privateKey: fresh };
    throw new Error("Failed to sign: another process keeps adding keys sealed with another secret.");
  }

  return {
    async sign(claims) {
      const { kid, privateKey } = await signingKey();
      return new SignJWT(claims).setProtectedHeader({ alg: "EdDSA", typ: "JWT", kid }).sign(privateKey);
    },
    async publicKeys() {
      const keys = await current();
      return keys.filter((_key, index) => !isOver(keys, index)).map(({ publicKey }) => publicKey);
    },
  };
}
