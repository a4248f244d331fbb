import type { Membership, ResolvedIdentity, ResolveIdentityBody } from "@elqnt/contracts/auth";
import { newId } from "@elqnt/service-kit";
import { normalizeEmail } from "./email.ts";
import { acceptInvitation, orgOfInvitation } from "./invitation.ts";
import { emailLock, identityLock, orgLock } from "./locks.ts";
import type { Runtime } from "./runtime.ts";
import { hashSecret } from "./secret.ts";
import type { AuthTables, StoredUser } from "./store.ts";
import { timestamp } from "./time.ts";
import { toUser } from "./user.ts";

/** What a provider says of its user, in our form. */
interface Profile {
  readonly issuer: string;
  readonly subject: string;
  readonly email?: string;
  readonly emailVerified: boolean;
  readonly name?: string;
  readonly pictureUrl?: string;
}

function profileOf({
  issuer,
  subject,
  email,
  emailVerified,
  name,
  pictureUrl,
}: ResolveIdentityBody): Profile {
  return {
    issuer,
    subject,
    ...(email === undefined ? {} : { email: normalizeEmail(email) }),
    emailVerified: email !== undefined && emailVerified === true,
    ...(name === undefined ? {} : { name }),
    ...(pictureUrl === undefined ? {} : { pictureUrl }),
  };
}

/**
 * Finds or makes the user behind an OpenID identity. An identity stays with its user for good. A new one joins the user
 * of its address only when both the provider now and a provider before have verified that address: an address
 * anybody could have typed in opens no account.
 */
export async function resolveIdentity(
  runtime: Runtime,
  body: ResolveIdentityBody,
): Promise<ResolvedIdentity> {
  const profile = profileOf(body);
  const { issuer, subject, email } = profile;
  const tokenHash = body.invitationToken === undefined ? undefined : await hashSecret(body.invitationToken);
  const locks = [identityLock(issuer, subject)];
  if (email !== undefined) locks.push(emailLock(email));
  if (tokenHash !== undefined) locks.push(orgLock(await orgOfInvitation(runtime, tokenHash)));
  return runtime.store.transaction({ exclusive: locks }, async (tables) => {
    const { user, created } = await findOrCreateUser(tables, profile, timestamp(runtime.now()));
    if (tokenHash !== undefined) {
      const invitee = { userId: user.id, ...(email === undefined ? {} : { email }) };
      await acceptInvitation(tables, runtime, tokenHash, invitee);
    }
    const memberships: Membership[] = await tables.members.listOfUser(user.id);
    return { user: toUser(user), memberships, created };
  });
}

async function findOrCreateUser(
  tables: AuthTables,
  profile: Profile,
  at: string,
): Promise<{ user: StoredUser; created: boolean }> {
  const { issuer, subject, email, emailVerified } = profile;
  const identity = await tables.identities.find(issuer, subject);
  const holder = email === undefined ? null : await tables.users.findByVerifiedEmail(email);
  const known = identity ? await tables.users.find(identity.userId) : emailVerified ? holder : null;
  const user = refreshed(known ?? newUser(at), profile, holder, at);
  await tables.users.save(user);
  if (!identity) await tables.identities.insert({ issuer, subject, userId: user.id, createdAt: at });
  return { user, created: known === null };
}

const newUser = (at: string): StoredUser => ({
  id: newId(),
  emailVerified: false,
  createdAt: at,
  updatedAt: at,
});

/** The user with what the provider says now. A verified address never gives way to one that is not, or is another's. */
function refreshed(
  user: StoredUser,
  { email, emailVerified, name, pictureUrl }: Profile,
  holder: StoredUser | null,
  at: string,
): StoredUser {
  const isOthers = holder !== null && holder.id !== user.id;
  const takesAddress = email !== undefined && (emailVerified ? !isOthers : !user.emailVerified);
  return {
    ...user,
    ...(takesAddress ? { email, emailVerified } : {}),
    ...(name === undefined ? {} : { name }),
    ...(pictureUrl === undefined ? {} : { pictureUrl }),
    updatedAt: at,
  };
}
