export { type Assertion, assertionAudience, assertionType } from "./assertion.ts";
export type { AuthPorts } from "./ports.ts";
export type { AuthLifetimes, AuthLimits } from "./runtime.ts";
export { type AuthService, createAuthService } from "./service.ts";
export {
  createRotatingSigner,
  type RotatingSignerOptions,
  type RotationOptions,
} from "./signing/rotating-signer.ts";
export { createSecretSigner, type TokenSigner } from "./signing/signer.ts";
export type { AuthStore, AuthTables } from "./store.ts";
