import { byCodePoint } from "../order.ts";
import { type RoleTable, UniqueConflict } from "../store.ts";
import type { Access } from "./database.ts";
import { rowKey } from "./select.ts";

export const memoryRoles = ({ read, write }: Access): RoleTable => ({
  find: (orgId, name) => read(({ roles }) => roles.get(rowKey(orgId, name)) ?? null),
  insert: (role) =>
    write(({ roles }) => {
      const key = rowKey(role.orgId, role.name);
      if (roles.has(key)) throw new UniqueConflict("role_name");
      roles.set(key, role);
    }),
  update: (role) =>
    write(({ roles }) => {
      roles.set(rowKey(role.orgId, role.name), role);
    }),
  delete: (orgId, name) =>
    write(({ roles }) => {
      roles.delete(rowKey(orgId, name));
    }),
  list: (orgId) =>
    read(({ roles }) =>
      [...roles.values()]
        .filter((role) => role.orgId === orgId)
        .sort((left, right) => byCodePoint(left.name, right.name)),
    ),
});
