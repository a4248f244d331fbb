/** Who is signed in. */
export interface AuthUser {
  readonly id: string;
  readonly email?: string | undefined;
  readonly name?: string | undefined;
}

/** What a server knows of a signed-in user and hands to the browser in its HTML. */
export interface AuthSession {
  readonly user: AuthUser;
  readonly orgId: string;
  readonly role?: string | undefined;
  readonly scopes: readonly string[];
  /** A gateway token, so that the first call of the page needs no round trip for one. */
  readonly token?: { readonly token: string; readonly expiresAt: string | number } | undefined;
}
