import { type IdentityTable, UniqueConflict, type UserTable } from "../store.ts";
import type { Access } from "./database.ts";
import { first, rowKey } from "./select.ts";
import type { MemoryState } from "./state.ts";

const holderOf = ({ users }: MemoryState, email: string) =>
  first(users.values(), (user) => user.emailVerified && user.email === email);

export const memoryUsers = ({ read, write }: Access): UserTable => ({
  find: (userId) => read(({ users }) => users.get(userId) ?? null),
  findByVerifiedEmail: (email) => read((state) => holderOf(state, email)),
  save: (user) =>
    write((state) => {
      const holder = user.emailVerified && user.email !== undefined ? holderOf(state, user.email) : null;
      if (holder && holder.id !== user.id) throw new UniqueConflict("verified_email");
      state.users.set(user.id, user);
    }),
});

export const memoryIdentities = ({ read, write }: Access): IdentityTable => ({
  find: (issuer, subject) => read(({ identities }) => identities.get(rowKey(issuer, subject)) ?? null),
  insert: (identity) =>
    write(({ identities }) => {
      const key = rowKey(identity.issuer, identity.subject);
      if (identities.has(key)) throw new UniqueConflict("identity");
      identities.set(key, identity);
    }),
});
