/** Stands in for `@elqnt/auth/server` in browser bundles, so that the secret's code never gets there unnoticed. */
export const signGatewayToken: never = refuse();
export const verifyGatewayToken: never = signGatewayToken;
export const createGatewayTokenHandler: never = signGatewayToken;

function refuse(): never {
  throw new Error(
    'Failed to load "@elqnt/auth/server": it signs tokens with JWT_SECRET and must not reach a browser. Import it from server code only.',
  );
}
