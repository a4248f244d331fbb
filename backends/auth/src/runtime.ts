import type { LogEntry } from "@elqnt/service-kit";
import type { Sealer } from "./seal.ts";
import type { TokenSigner } from "./signing/signer.ts";
import type { AuthStore } from "./store.ts";

/** How many of each an organization or user may have. */
export interface AuthLimits {
  readonly orgsPerUser: number;
  readonly rolesPerOrg: number;
  readonly openInvitationsPerOrg: number;
  readonly usableApiKeysPerOrg: number;
}

/** How long things live, in seconds. */
export interface AuthLifetimes {
  /** Gateway tokens exchanged for an API key. */
  readonly apiKeyToken: number;
  /** Gateway tokens exchanged for a session, and so what a browser holds. */
  readonly sessionToken: number;
  readonly session: number;
  /** The longest any accepted token lives, first-party ones included; revocations are kept as long. */
  readonly longestToken: number;
}

/** What the rules of the auth service work with: its ports, with defaults filled in. */
export interface Runtime {
  readonly store: AuthStore;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly secret: string;
  readonly signer: TokenSigner;
  readonly sealer: Sealer;
  readonly issuer: string;
  readonly audience: string;
  readonly limits: AuthLimits;
  readonly lifetimes: AuthLifetimes;
  readonly autoProvision: boolean;
  readonly onOrgProvisioned?: (orgId: string) => Promise<void>;
  readonly log: (entry: LogEntry) => void;
}

export const defaultLimits: AuthLimits = {
  orgsPerUser: 1_000,
  rolesPerOrg: 20,
  openInvitationsPerOrg: 1_000,
  usableApiKeysPerOrg: 1_000,
};

const hour = 3600;

export const defaultLifetimes: AuthLifetimes = {
  apiKeyToken: hour,
  sessionToken: hour / 4,
  session: 30 * 24 * hour,
  longestToken: 24 * hour,
};
