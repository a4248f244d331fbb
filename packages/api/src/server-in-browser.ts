/** Stands in for `@elqnt/api/server` in browser bundles, so that the secret's code never gets there unnoticed. */
export const createServerClient: never = refuse();

function refuse(): never {
  throw new Error(
    'Failed to load "@elqnt/api/server": it signs tokens with JWT_SECRET and must not reach a browser. Import it from server code only, or use "@elqnt/api/browser".',
  );
}
