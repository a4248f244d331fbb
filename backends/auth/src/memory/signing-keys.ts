import type { SigningKeyTable } from "../store.ts";
import type { Access } from "./database.ts";

export const memorySigningKeys = ({ read, write }: Access): SigningKeyTable => ({
  list: () =>
    read(({ signingKeys }) =>
      [...signingKeys.values()].sort((left, right) => left.generation - right.generation),
    ),
  insert: (key) =>
    write(({ signingKeys }) => {
      if (signingKeys.has(key.generation)) return false;
      signingKeys.set(key.generation, key);
      return true;
    }),
  deleteThrough: (generation) =>
    write(({ signingKeys }) => {
      for (const key of [...signingKeys.keys()]) if (key <= generation) signingKeys.delete(key);
    }),
});
