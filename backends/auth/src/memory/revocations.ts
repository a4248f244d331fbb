import { byCodePoint } from "../order.ts";
import type { RevocationTable, StoredRevocation } from "../store.ts";
import type { Access } from "./database.ts";

/** Whether a revocation can void tokens of the user, or any of the organization when no user is given. */
const concerns = (revocation: StoredRevocation, orgId: string, userId: string | undefined): boolean =>
  revocation.orgId === orgId &&
  revocation.tokenId === undefined &&
  (userId === undefined || revocation.userId === undefined || revocation.userId === userId);

export const memoryRevocations = ({ read, write }: Access): RevocationTable => ({
  insert: (revocation) =>
    write(({ revocations }) => {
      revocations.add(revocation);
    }),
  list: (since, now) =>
    read(({ revocations }) =>
      [...revocations]
        .filter(
          ({ recordedAt, forgottenAt }) => forgottenAt > now && (since === undefined || recordedAt >= since),
        )
        .sort((left, right) => byCodePoint(left.recordedAt, right.recordedAt)),
    ),
  latest: (orgId, userId) =>
    read(({ revocations }) =>
      [...revocations]
        .filter((revocation) => concerns(revocation, orgId, userId))
        .reduce<string | null>(
          (latest, { notBefore }) => (latest === null || notBefore > latest ? notBefore : latest),
          null,
        ),
    ),
});
