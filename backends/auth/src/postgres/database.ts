import type { Jwk } from "@elqnt/contracts/auth";
import type { ColumnType, Generated, Kysely } from "kysely";

type Moment = ColumnType<Date, string, string>;
type OptionalMoment = ColumnType<Date | null, string | null | undefined, string | null>;

interface OrgsRow {
  id: string;
  name: string;
  slug: string;
  sort_name: string;
  status: "active" | "suspended" | "deleted";
  version: number;
  created_at: Moment;
  updated_at: Moment;
  provisioned_at: OptionalMoment;
}

interface UsersRow {
  id: string;
  email: string | null;
  email_verified: boolean;
  name: string | null;
  picture_url: string | null;
  created_at: Moment;
  updated_at: Moment;
}

interface IdentitiesRow {
  issuer: string;
  subject: string;
  user_id: string;
  created_at: Moment;
}

interface MembershipsRow {
  org_id: string;
  user_id: string;
  role: string;
  version: number;
  joined_at: Moment;
  updated_at: Moment;
  removed_at: OptionalMoment;
}

interface InvitationsRow {
  id: string;
  org_id: string;
  email: string;
  role: string;
  invited_by: string;
  token_hash: string;
  created_at: Moment;
  expires_at: Moment;
  accepted_by: string | null;
  revoked_at: OptionalMoment;
}

interface RolesRow {
  org_id: string;
  name: string;
  display_name: string;
  description: string | null;
  scopes: string[];
  version: number;
  created_at: Moment;
  updated_at: Moment;
}

interface ApiKeysRow {
  id: string;
  org_id: string;
  name: string;
  prefix: string;
  secret_hash: string;
  scopes: string[];
  created_at: Moment;
  created_by: string;
  expires_at: OptionalMoment;
  last_used_at: OptionalMoment;
  revoked_at: OptionalMoment;
}

interface SessionsRow {
  id: string;
  org_id: string;
  user_id: string;
  key: string;
  user_agent: string | null;
  created_at: Moment;
  last_seen_at: Moment;
  expires_at: Moment;
  revoked_at: OptionalMoment;
}

interface AssertionsRow {
  token_id: string;
  expires_at: Moment;
}

interface RevocationsRow {
  position: Generated<string>;
  org_id: string;
  user_id: string | null;
  session_id: string | null;
  token_id: string | null;
  not_before: Moment;
  recorded_at: Moment;
  forgotten_at: Moment;
}

interface SigningKeysRow {
  generation: number;
  public_key: ColumnType<Jwk & { kid: string }, string, never>;
  sealed_private_key: string;
  created_at: Moment;
  active_from: Moment;
}

/** The tables of the platform's schema. */
export interface AuthDatabase {
  orgs: OrgsRow;
  users: UsersRow;
  identities: IdentitiesRow;
  memberships: MembershipsRow;
  invitations: InvitationsRow;
  roles: RolesRow;
  api_keys: ApiKeysRow;
  sessions: SessionsRow;
  assertions: AssertionsRow;
  revocations: RevocationsRow;
  signing_keys: SigningKeysRow;
}

/** Gives a table its connection, bound to the schema: the pool once it is migrated, or a transaction. */
export type Connect = () => Promise<Kysely<AuthDatabase>>;
