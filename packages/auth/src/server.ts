/**
 * Tokens on a server: signing, verifying, and the app's token endpoint. Never import it in the browser.
 *
 * @module
 */
export {
  createGatewayTokenHandler,
  type GatewaySession,
  type GatewayTokenHandlerOptions,
} from "./server/gateway-token-handler.ts";
export type {
  AsymmetricAlgorithm,
  PrivateJwk,
  PublicKeyFinder,
  SigningKey,
  VerificationKey,
} from "./server/keys.ts";
export {
  type GatewayClaims,
  type SignedGatewayToken,
  type SignGatewayTokenOptions,
  signGatewayToken,
} from "./server/sign-gateway-token.ts";
export {
  GatewayTokenError,
  type VerifyGatewayTokenOptions,
  verifyGatewayToken,
} from "./server/verify-gateway-token.ts";
