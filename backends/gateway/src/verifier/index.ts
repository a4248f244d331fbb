export type { VerifiedToken } from "./claims.ts";
export type { Revocation, RevocationSource } from "./revocations.ts";
export {
  createTokenVerifier,
  type TokenVerifier,
  type TokenVerifierOptions,
  type Verification,
} from "./verifier.ts";
