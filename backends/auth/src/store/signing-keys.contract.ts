import { expect, it } from "vitest";
import type { AuthStore, StoredSigningKey } from "../store.ts";
import { at } from "../testing/rows.ts";

const keyRow = (generation: number): StoredSigningKey => ({
  generation,
  publicKey: {
    kty: "OKP",
    crv: "Ed25519",
    kid: `key-${generation}`,
    x: "abc",
    alg: "EdDSA",
    use: "sig",
  } as never,
  sealedPrivateKey: `sealed ${generation}`,
  createdAt: at("08:00"),
  activeFrom: at("09:00"),
});

export function signingKeyPromises(store: () => AuthStore): void {
  it("gives each generation to one, lists them in order and deletes the oldest", async () => {
    const { signingKeys } = store();
    const taken = await Promise.all([1, 1, 1].map((generation) => signingKeys.insert(keyRow(generation))));
    expect(taken.filter(Boolean)).toHaveLength(1);
    for (const generation of [10, 2]) expect(await signingKeys.insert(keyRow(generation))).toBe(true);
    expect(await signingKeys.insert(keyRow(2))).toBe(false);
    expect(await signingKeys.list()).toEqual([keyRow(1), keyRow(2), keyRow(10)]);
    await signingKeys.deleteThrough(2);
    expect(await signingKeys.list()).toEqual([keyRow(10)]);
    await signingKeys.deleteThrough(10);
  });
}
