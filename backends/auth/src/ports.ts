import { type ServicePorts, utf8 } from "@elqnt/service-kit";
import {
  type AuthLifetimes,
  type AuthLimits,
  defaultLifetimes,
  defaultLimits,
  type Runtime,
} from "./runtime.ts";
import { createSealer, type Sealer } from "./seal.ts";
import { createRotatingSigner, type RotationOptions } from "./signing/rotating-signer.ts";
import { createSecretSigner, type TokenSigner } from "./signing/signer.ts";
import type { AuthStore } from "./store.ts";

/** What the auth service stands on. Only a store and the secret are required. */
export interface AuthPorts extends Omit<ServicePorts, "idempotency"> {
  readonly store: AuthStore;
  /** `JWT_SECRET`, at least 32 bytes: verifies session assertions and seals what must be secret in the store. */
  readonly secret: string;
  /**
   * How gateway tokens are signed: `EdDSA` with keys of its own that rotate by themselves, `HS256` with the secret, or
   * a signer of yours. Default `EdDSA`.
   */
  readonly signing?: "EdDSA" | "HS256" | TokenSigner;
  readonly rotation?: RotationOptions;
  /** `iss` of tokens. Default `elqnt`. */
  readonly issuer?: string;
  /** `aud` of tokens. Default `elqnt-gateway`. */
  readonly audience?: string;
  /** Epoch milliseconds. Default `Date.now`. */
  readonly now?: () => number;
  /** Whether an unknown organization is made when somebody with a valid token first uses it. Default `false`. */
  readonly autoProvision?: boolean;
  /**
   * Makes the stores of an organization. Called when one is created, and before it is first used if that failed;
   * repeating it must be safe.
   */
  readonly onOrgProvisioned?: (orgId: string) => Promise<void>;
  readonly limits?: Partial<AuthLimits>;
  readonly lifetimes?: Partial<AuthLifetimes>;
}

const leastSecretBytes = 32;

/** The ports with their defaults filled in. */
export function createRuntime(ports: AuthPorts): Runtime {
  const { store, secret, onOrgProvisioned } = ports;
  if (utf8(secret).byteLength < leastSecretBytes) {
    throw new TypeError(
      `Failed to create the auth service: the secret is too short. Use at least ${leastSecretBytes} random bytes.`,
    );
  }
  const sealer = createSealer(secret);
  return {
    store,
    secret,
    sealer,
    signer: signerOf(ports, sealer),
    now: ports.now ?? Date.now,
    issuer: ports.issuer ?? "elqnt",
    audience: ports.audience ?? "elqnt-gateway",
    limits: { ...defaultLimits, ...ports.limits },
    lifetimes: { ...defaultLifetimes, ...ports.lifetimes },
    autoProvision: ports.autoProvision ?? false,
    log: ports.log ?? (() => {}),
    ...(onOrgProvisioned ? { onOrgProvisioned } : {}),
  };
}

function signerOf(
  { store, secret, signing = "EdDSA", rotation, now }: AuthPorts,
  sealer: Sealer,
): TokenSigner {
  if (typeof signing === "object") return signing;
  if (signing === "HS256") return createSecretSigner(secret);
  return createRotatingSigner({ keys: store.signingKeys, sealer, ...rotation, ...(now ? { now } : {}) });
}
