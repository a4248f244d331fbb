import type { Jwk } from "@elqnt/contracts/auth";

/** A key pair that signs gateway tokens. The private part is sealed. */
export interface StoredSigningKey {
  /** 1, 2, 3, …: two processes that rotate at once want the same number, and one gets it. */
  readonly generation: number;
  readonly publicKey: Jwk & { readonly kid: string };
  readonly sealedPrivateKey: string;
  readonly createdAt: string;
  /** From when it signs; published before. */
  readonly activeFrom: string;
}

export interface SigningKeyTable {
  /** By generation. */
  list(): Promise<StoredSigningKey[]>;
  /** `false` when the generation is taken. */
  insert(key: StoredSigningKey): Promise<boolean>;
  /** Deletes generations up to and including this one. */
  deleteThrough(generation: number): Promise<void>;
}
