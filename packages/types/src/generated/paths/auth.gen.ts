// Generated from contracts/openapi/auth.yaml by "npm run generate". Do not edit.
export interface paths {
    "/api/v1/auth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange an API key or a session for a gateway token
         * @description A session assertion is a JWT of the first-party app about the signed-in user, life at most 60 s. The answer must not be cached. Scopes are those of the API key or role, narrowed to `scopes` when given.
         */
        post: operations["exchangeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Public keys of the tokens this service signs asymmetrically
         * @description RFC 7517 key set; empty when every token is HS256.
         */
        get: operations["getJwks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** User, organization, role and scopes of the token */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/revocations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Revocations that may still void a live token
         * @description Gateways poll it every few seconds with the `asOf` of the answer before. Complete in one answer: a revocation is forgotten once every token it voids has expired.
         */
        get: operations["listRevocations"];
        put?: never;
        /**
         * Void tokens of a session, of a user or of the whole organization
         * @description Every token issued before now is refused within 5 s, cached ones included. An empty body means the organization.
         */
        post: operations["createRevocation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/orgs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List my organizations, by name */
        get: operations["listOrgs"];
        put?: never;
        /**
         * Create an organization and its stores
         * @description The caller becomes its first admin. Exchange a token for it to work in it.
         */
        post: operations["createOrg"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/orgs/{orgId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orgId: components["parameters"]["OrgId"];
            };
            cookie?: never;
        };
        /** Get an organization */
        get: operations["getOrg"];
        put?: never;
        post?: never;
        /**
         * Delete an organization and void its tokens
         * @description Its stores are kept for 30 days, out of reach.
         */
        delete: operations["deleteOrg"];
        options?: never;
        head?: never;
        /**
         * Change parts of an organization
         * @description RFC 7396 merge patch.
         */
        patch: operations["updateOrg"];
        trace?: never;
    };
    "/api/v1/auth/orgs/{orgId}/status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orgId: components["parameters"]["OrgId"];
            };
            cookie?: never;
        };
        /**
         * Whether an organization may be worked in
         * @description Deleted organizations are answered, unknown ones are 404.
         */
        get: operations["getOrgStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/orgs/{orgId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orgId: components["parameters"]["OrgId"];
            };
            cookie?: never;
        };
        /** List members, longest first */
        get: operations["listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/orgs/{orgId}/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orgId: components["parameters"]["OrgId"];
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a member
         * @description The user's tokens and sessions in the organization are voided.
         */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        /**
         * Give a member another role
         * @description Tokens with the scopes of the old role are voided.
         */
        patch: operations["changeMemberRole"];
        trace?: never;
    };
    "/api/v1/auth/orgs/{orgId}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orgId: components["parameters"]["OrgId"];
            };
            cookie?: never;
        };
        /** List open invitations, newest first */
        get: operations["listInvitations"];
        put?: never;
        /**
         * Invite somebody by e-mail address
         * @description Answers the invitation's token once; sending it is the app's part.
         */
        post: operations["createInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/orgs/{orgId}/invitations/{invitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orgId: components["parameters"]["OrgId"];
                invitationId: components["parameters"]["InvitationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraw an open invitation */
        delete: operations["revokeInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Join the organization that invited me
         * @description The token's user joins, whatever organization the token is of; its e-mail address must be the invited one. Accepting again answers the same membership.
         */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List roles, built-in ones first */
        get: operations["listRoles"];
        put?: never;
        /**
         * Create a role
         * @description At most 20 besides `user` and `admin`.
         */
        post: operations["createRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/roles/{roleName}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roleName: components["parameters"]["RoleName"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Replace the scopes and texts of a role
         * @description Built-in roles cannot be replaced (403 `forbidden`). Tokens of its holders are voided.
         */
        put: operations["replaceRole"];
        post?: never;
        /**
         * Delete a role nobody holds
         * @description Built-in roles cannot be deleted (403 `forbidden`).
         */
        delete: operations["deleteRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List API keys, newest first, without their secrets */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key
         * @description `secret` is answered once and stored hashed. Scopes beyond the caller's own are refused (403 `forbidden`).
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/api-keys/{apiKeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                apiKeyId: components["parameters"]["ApiKeyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API key and void its tokens */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List my sessions, last seen first */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of my sessions and void its tokens */
        delete: operations["revokeSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find or create the user behind an OIDC identity, after sign-in
         * @description An unknown identity with a verified e-mail address joins the user of that address, else becomes a new user. With `invitationToken` the invitation is accepted in the same step.
         */
        post: operations["resolveIdentity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description `read`, `write`, `admin` or `<read|write>:<service>`. */
        Scope: string;
        Scopes: components["schemas"]["Scope"][];
        ExchangeTokenBody: components["schemas"]["ApiKeyGrant"] | components["schemas"]["SessionGrant"];
        ApiKeyGrant: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            grantType: "api_key";
            /** @description Secret of an API key. */
            apiKey: string;
            scopes?: components["schemas"]["Scopes"];
        };
        SessionGrant: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            grantType: "session";
            /** @description JWT about the signed-in user: HS256 with the platform's secret, `typ` `elqnt-session+jwt`. Required are `jti` (good for one exchange), `iat`, `exp` at most 60 s later and `user_id` (or `sub`). `iss` and `aud` (`elqnt-auth`) may be absent but must be right. `org_id`, `email`, `role`, `scopes` (the app decides, in the organization it names, for users who are no members; members have their stored role), `sid` (the app's own session: exchanges of one are one session here) and `user_agent` are optional. */
            assertion: string;
            orgId?: components["schemas"]["OrgId"];
            scopes?: components["schemas"]["Scopes"];
        };
        GatewayToken: {
            /** @description Goes into `Authorization: Bearer <token>`. */
            token: string;
            /** @constant */
            tokenType: "Bearer";
            expiresAt: components["schemas"]["Timestamp"];
            scopes: string[];
            sessionId?: components["schemas"]["Id"];
        };
        Jwks: {
            keys: components["schemas"]["Jwk"][];
        };
        /** @description RFC 7517 public key; further members depend on `kty`. */
        Jwk: {
            kty: string;
            kid?: string;
            alg?: string;
            use?: string;
        } & {
            [key: string]: unknown;
        };
        User: {
            id: components["schemas"]["UserId"];
            email?: string;
            name?: string;
            /** Format: uri */
            pictureUrl?: string;
        };
        Me: {
            user: components["schemas"]["User"];
            org: components["schemas"]["Org"];
            /** @description Name of the role; absent for API keys. */
            role?: string;
            scopes: string[];
        };
        /** @description Voids the tokens of the organization (narrowed to a user, session or token) that were issued before `notBefore`. */
        Revocation: {
            orgId: components["schemas"]["OrgId"];
            userId?: components["schemas"]["UserId"];
            sessionId?: components["schemas"]["Id"];
            /** @description `jti` of the token. */
            tokenId?: string;
            notBefore: components["schemas"]["Timestamp"];
        };
        RevocationList: {
            items: components["schemas"]["Revocation"][];
            asOf: components["schemas"]["Timestamp"];
        };
        CreateRevocationBody: {
            userId?: components["schemas"]["UserId"];
            sessionId?: components["schemas"]["Id"];
            /** @description `jti` of the token. */
            tokenId?: string;
        };
        ResolveIdentityBody: {
            /**
             * Format: uri
             * @description `iss` of the ID token.
             */
            issuer: string;
            /** @description `sub` of the ID token. */
            subject: string;
            email?: components["schemas"]["Email"];
            /** @default false */
            emailVerified: boolean;
            name?: string;
            /** Format: uri */
            pictureUrl?: string;
            invitationToken?: components["schemas"]["InvitationToken"];
        };
        ResolvedIdentity: {
            user: components["schemas"]["User"];
            memberships: components["schemas"]["Membership"][];
            /** @description Whether the user is new. */
            created: boolean;
        };
        /** Format: email */
        Email: string;
        Org: {
            id: components["schemas"]["OrgId"];
            name: string;
            slug: string;
            status: components["schemas"]["OrgStatusKind"];
            version: components["schemas"]["Version"];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        OrgList: {
            items: components["schemas"]["Org"][];
            nextCursor?: components["schemas"]["Cursor"];
        };
        OrgStatus: {
            orgId: components["schemas"]["OrgId"];
            status: components["schemas"]["OrgStatusKind"];
        };
        /** @enum {string} */
        OrgStatusKind: "active" | "suspended" | "deleted";
        /** @description Unique on the platform; for URLs. */
        OrgSlug: string;
        CreateOrgBody: {
            name: string;
            slug?: components["schemas"]["OrgSlug"];
        };
        UpdateOrgBody: {
            name?: string;
            slug?: components["schemas"]["OrgSlug"];
        };
        Member: {
            userId: components["schemas"]["UserId"];
            email?: string;
            name?: string;
            /** @description Name of the role. */
            role: string;
            version: components["schemas"]["Version"];
            joinedAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        MemberList: {
            items: components["schemas"]["Member"][];
            nextCursor?: components["schemas"]["Cursor"];
        };
        /** @description A member, seen from the user. */
        Membership: {
            orgId: components["schemas"]["OrgId"];
            orgName: string;
            role: string;
        };
        ChangeMemberRoleBody: {
            role: components["schemas"]["RoleName"];
        };
        Invitation: {
            id: components["schemas"]["Id"];
            orgId: components["schemas"]["OrgId"];
            email: string;
            role: string;
            invitedBy: components["schemas"]["UserId"];
            createdAt: components["schemas"]["Timestamp"];
            expiresAt: components["schemas"]["Timestamp"];
        };
        InvitationList: {
            items: components["schemas"]["Invitation"][];
            nextCursor?: components["schemas"]["Cursor"];
        };
        /** @description An Invitation with its token. */
        CreatedInvitation: {
            id: components["schemas"]["Id"];
            orgId: components["schemas"]["OrgId"];
            email: string;
            role: string;
            invitedBy: components["schemas"]["UserId"];
            createdAt: components["schemas"]["Timestamp"];
            expiresAt: components["schemas"]["Timestamp"];
            /** @description Answered once. */
            token: string;
        };
        CreateInvitationBody: {
            email: components["schemas"]["Email"];
            /** @default user */
            role: string;
            /** @default 7 */
            expiresInDays: number;
        };
        /** @description `token` of the created invitation. */
        InvitationToken: string;
        AcceptInvitationBody: {
            token: components["schemas"]["InvitationToken"];
        };
        RoleName: string;
        Role: {
            name: components["schemas"]["RoleName"];
            displayName: string;
            description?: string;
            scopes: string[];
            /** @description `user` and `admin` are. */
            isBuiltIn: boolean;
            version: components["schemas"]["Version"];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        RoleList: {
            items: components["schemas"]["Role"][];
            nextCursor?: components["schemas"]["Cursor"];
        };
        CreateRoleBody: {
            name: components["schemas"]["RoleName"];
            displayName: string;
            description?: string;
            scopes: components["schemas"]["Scopes"];
        };
        ReplaceRoleBody: {
            displayName: string;
            description?: string;
            scopes: components["schemas"]["Scopes"];
        };
        ApiKey: {
            id: components["schemas"]["Id"];
            name: string;
            /** @description First characters of the secret, to tell keys apart. */
            prefix: string;
            scopes: string[];
            createdAt: components["schemas"]["Timestamp"];
            createdBy: components["schemas"]["UserId"];
            expiresAt?: components["schemas"]["Timestamp"];
            lastUsedAt?: components["schemas"]["Timestamp"];
            revokedAt?: components["schemas"]["Timestamp"];
        };
        ApiKeyList: {
            items: components["schemas"]["ApiKey"][];
            nextCursor?: components["schemas"]["Cursor"];
        };
        /** @description An ApiKey with its secret. */
        CreatedApiKey: {
            id: components["schemas"]["Id"];
            name: string;
            prefix: string;
            scopes: string[];
            createdAt: components["schemas"]["Timestamp"];
            createdBy: components["schemas"]["UserId"];
            expiresAt?: components["schemas"]["Timestamp"];
            /** @description Answered once. */
            secret: string;
        };
        CreateApiKeyBody: {
            name: string;
            scopes: components["schemas"]["Scopes"];
            expiresAt?: components["schemas"]["Timestamp"];
        };
        Session: {
            id: components["schemas"]["Id"];
            userId: components["schemas"]["UserId"];
            userAgent?: string;
            createdAt: components["schemas"]["Timestamp"];
            lastSeenAt: components["schemas"]["Timestamp"];
            expiresAt: components["schemas"]["Timestamp"];
            /** @description Whether the token of the request comes from it. */
            isCurrent: boolean;
        };
        SessionList: {
            items: components["schemas"]["Session"][];
            nextCursor?: components["schemas"]["Cursor"];
        };
        /**
         * Format: uuid
         * @description Id of an organization.
         */
        OrgId: string;
        /** @description One of the codes in problems.yaml. Open on purpose, newer servers may know more codes. */
        ProblemCode: string;
        ProblemDetail: {
            /** @description JSON Pointer into the request body (`/fields/email`), or `#/query/<name>`, `#/header/<name>`, `#/path/<name>` for a parameter. */
            pointer: string;
            /** @description The broken rule: a JSON Schema keyword (`required`, `format`, …) or a word of the service (`unique`, `relation`). */
            code: string;
            message: string;
        };
        /** @description RFC 9457 problem details. `code` decides what a program does, `detail` is for people. */
        Problem: {
            /**
             * Format: uri
             * @description `urn:elqnt:problem:<code>`
             */
            type: string;
            /** @description Short text of the code; the same for every occurrence. */
            title: string;
            status: number;
            /** @description What went wrong this time and what to do. */
            detail?: string;
            /**
             * Format: uri-reference
             * @description Path of the request.
             */
            instance?: string;
            code: components["schemas"]["ProblemCode"];
            requestId: string;
            /** @description One entry per fault, in document order. */
            errors?: components["schemas"]["ProblemDetail"][];
            /** @description The stored resource, on `version_conflict`. */
            current?: {
                [key: string]: unknown;
            };
        };
        /**
         * Format: date-time
         * @description RFC 3339 UTC in milliseconds, `2026-01-05T09:30:00.000Z`.
         */
        Timestamp: string;
        /**
         * Format: uuid
         * @description UUIDv7.
         */
        Id: string;
        /** @description Id of a user or service, `user_id` of its token. */
        UserId: string;
        /** @description Starts at 1 and grows by 1 with each write; quoted it is the ETag. */
        Version: number;
        /** @description Opaque position in a list. Only a missing `nextCursor` ends a list; a page may be empty. */
        Cursor: string;
    };
    responses: {
        /** @description The token. */
        GatewayToken: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayToken"];
            };
        };
        /** @description The key set. */
        Jwks: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Jwks"];
            };
        };
        /** @description Who the token speaks for. */
        Me: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Me"];
            };
        };
        /** @description The revocations. */
        RevocationList: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RevocationList"];
            };
        };
        /** @description The revocation. */
        Revocation: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Revocation"];
            };
        };
        /** @description A page of organizations. */
        OrgList: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OrgList"];
            };
        };
        /** @description The organization. */
        Org: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Org"];
            };
        };
        /** @description The created organization. */
        OrgCreated: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                ETag: components["headers"]["ETag"];
                Location: components["headers"]["Location"];
                "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Org"];
            };
        };
        /** @description The status. */
        OrgStatus: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OrgStatus"];
            };
        };
        /** @description A page of members. */
        MemberList: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["MemberList"];
            };
        };
        /** @description The member. */
        Member: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Member"];
            };
        };
        /** @description A page of invitations. */
        InvitationList: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["InvitationList"];
            };
        };
        /** @description The created invitation. */
        InvitationCreated: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                Location: components["headers"]["Location"];
                "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CreatedInvitation"];
            };
        };
        /** @description The membership. */
        Membership: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Membership"];
            };
        };
        /** @description A page of roles. */
        RoleList: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RoleList"];
            };
        };
        /** @description The role. */
        Role: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Role"];
            };
        };
        /** @description The created role. */
        RoleCreated: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                ETag: components["headers"]["ETag"];
                Location: components["headers"]["Location"];
                "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Role"];
            };
        };
        /** @description A page of API keys. */
        ApiKeyList: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ApiKeyList"];
            };
        };
        /** @description The created API key with its secret. */
        ApiKeyCreated: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                Location: components["headers"]["Location"];
                "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CreatedApiKey"];
            };
        };
        /** @description A page of sessions. */
        SessionList: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["SessionList"];
            };
        };
        /** @description The user and where it belongs. */
        ResolvedIdentity: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ResolvedIdentity"];
            };
        };
        /** @description Every answer that is no success. `x-elqnt-codes` of the operation lists its own codes. */
        Problem: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Done; nothing to answer. */
        NoContent: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content?: never;
        };
    };
    parameters: {
        OrgId: components["schemas"]["OrgId"];
        UserId: components["schemas"]["UserId"];
        InvitationId: components["schemas"]["Id"];
        RoleName: components["schemas"]["RoleName"];
        ApiKeyId: components["schemas"]["Id"];
        SessionId: components["schemas"]["Id"];
        /** @description Only revocations recorded at or after this `asOf`; default all. */
        Since: components["schemas"]["Timestamp"];
        /** @description Largest number of items in the page. */
        Limit: number;
        /** @description `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
        Cursor: components["schemas"]["Cursor"];
        /**
         * @description Makes a repeat safe for 24 h: same key and same request replay the stored answer. Bound to organization, user and operation.
         * @example 0197b2d3-982f-7b79-b2bf-710f6def104a
         */
        IdempotencyKey: string;
        /**
         * @description ETag of the version the caller has seen, such as `"3"`. Another stored version answers 412 `version_conflict`.
         * @example "3"
         */
        IfMatch: string;
    };
    requestBodies: {
        ExchangeToken: {
            content: {
                "application/json": components["schemas"]["ExchangeTokenBody"];
            };
        };
        CreateRevocation: {
            content: {
                "application/json": components["schemas"]["CreateRevocationBody"];
            };
        };
        CreateOrg: {
            content: {
                "application/json": components["schemas"]["CreateOrgBody"];
            };
        };
        UpdateOrg: {
            content: {
                "application/json": components["schemas"]["UpdateOrgBody"];
                "application/merge-patch+json": components["schemas"]["UpdateOrgBody"];
            };
        };
        ChangeMemberRole: {
            content: {
                "application/json": components["schemas"]["ChangeMemberRoleBody"];
                "application/merge-patch+json": components["schemas"]["ChangeMemberRoleBody"];
            };
        };
        CreateInvitation: {
            content: {
                "application/json": components["schemas"]["CreateInvitationBody"];
            };
        };
        AcceptInvitation: {
            content: {
                "application/json": components["schemas"]["AcceptInvitationBody"];
            };
        };
        CreateRole: {
            content: {
                "application/json": components["schemas"]["CreateRoleBody"];
            };
        };
        ReplaceRole: {
            content: {
                "application/json": components["schemas"]["ReplaceRoleBody"];
            };
        };
        CreateApiKey: {
            content: {
                "application/json": components["schemas"]["CreateApiKeyBody"];
            };
        };
        ResolveIdentity: {
            content: {
                "application/json": components["schemas"]["ResolveIdentityBody"];
            };
        };
    };
    headers: {
        /** @description Id of the request, accepted from the client or generated; found in logs and problems. */
        RequestId: string;
        /** @description Seconds to wait before repeating. */
        RetryAfter: number;
        /** @description Tokens left and seconds until the bucket is full again (`"default";r=98;t=1`). */
        RateLimit: string;
        /** @description Size and window of the bucket (`"default";q=100;w=1`). */
        RateLimitPolicy: string;
        /** @description RFC 6750 challenge; on 403 `insufficient_scope` it names the scope. */
        WwwAuthenticate: string;
        /** @description Strong validator of the resource, its quoted `version`. */
        ETag: string;
        /** @description Path of the created resource. */
        Location: string;
        /** @description `true` when the answer is the stored one of an earlier request with the same `Idempotency-Key`. */
        IdempotencyReplayed: "true";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    exchangeToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["ExchangeToken"];
        responses: {
            200: components["responses"]["GatewayToken"];
            default: components["responses"]["Problem"];
        };
    };
    getJwks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Jwks"];
            default: components["responses"]["Problem"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Me"];
            default: components["responses"]["Problem"];
        };
    };
    listRevocations: {
        parameters: {
            query?: {
                /** @description Only revocations recorded at or after this `asOf`; default all. */
                since?: components["parameters"]["Since"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["RevocationList"];
            default: components["responses"]["Problem"];
        };
    };
    createRevocation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["CreateRevocation"];
        responses: {
            200: components["responses"]["Revocation"];
            default: components["responses"]["Problem"];
        };
    };
    listOrgs: {
        parameters: {
            query?: {
                /** @description Largest number of items in the page. */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["OrgList"];
            default: components["responses"]["Problem"];
        };
    };
    createOrg: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeat safe for 24 h: same key and same request replay the stored answer. Bound to organization, user and operation.
                 * @example 0197b2d3-982f-7b79-b2bf-710f6def104a
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["CreateOrg"];
        responses: {
            201: components["responses"]["OrgCreated"];
            default: components["responses"]["Problem"];
        };
    };
    getOrg: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orgId: components["parameters"]["OrgId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Org"];
            default: components["responses"]["Problem"];
        };
    };
    deleteOrg: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETag of the version the caller has seen, such as `"3"`. Another stored version answers 412 `version_conflict`.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                orgId: components["parameters"]["OrgId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["NoContent"];
            default: components["responses"]["Problem"];
        };
    };
    updateOrg: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETag of the version the caller has seen, such as `"3"`. Another stored version answers 412 `version_conflict`.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                orgId: components["parameters"]["OrgId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["UpdateOrg"];
        responses: {
            200: components["responses"]["Org"];
            default: components["responses"]["Problem"];
        };
    };
    getOrgStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orgId: components["parameters"]["OrgId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["OrgStatus"];
            default: components["responses"]["Problem"];
        };
    };
    listMembers: {
        parameters: {
            query?: {
                /** @description Largest number of items in the page. */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                orgId: components["parameters"]["OrgId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["MemberList"];
            default: components["responses"]["Problem"];
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETag of the version the caller has seen, such as `"3"`. Another stored version answers 412 `version_conflict`.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                orgId: components["parameters"]["OrgId"];
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["NoContent"];
            default: components["responses"]["Problem"];
        };
    };
    changeMemberRole: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETag of the version the caller has seen, such as `"3"`. Another stored version answers 412 `version_conflict`.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                orgId: components["parameters"]["OrgId"];
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["ChangeMemberRole"];
        responses: {
            200: components["responses"]["Member"];
            default: components["responses"]["Problem"];
        };
    };
    listInvitations: {
        parameters: {
            query?: {
                /** @description Largest number of items in the page. */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                orgId: components["parameters"]["OrgId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["InvitationList"];
            default: components["responses"]["Problem"];
        };
    };
    createInvitation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeat safe for 24 h: same key and same request replay the stored answer. Bound to organization, user and operation.
                 * @example 0197b2d3-982f-7b79-b2bf-710f6def104a
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                orgId: components["parameters"]["OrgId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["CreateInvitation"];
        responses: {
            201: components["responses"]["InvitationCreated"];
            default: components["responses"]["Problem"];
        };
    };
    revokeInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orgId: components["parameters"]["OrgId"];
                invitationId: components["parameters"]["InvitationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["NoContent"];
            default: components["responses"]["Problem"];
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["AcceptInvitation"];
        responses: {
            200: components["responses"]["Membership"];
            default: components["responses"]["Problem"];
        };
    };
    listRoles: {
        parameters: {
            query?: {
                /** @description Largest number of items in the page. */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["RoleList"];
            default: components["responses"]["Problem"];
        };
    };
    createRole: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeat safe for 24 h: same key and same request replay the stored answer. Bound to organization, user and operation.
                 * @example 0197b2d3-982f-7b79-b2bf-710f6def104a
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["CreateRole"];
        responses: {
            201: components["responses"]["RoleCreated"];
            default: components["responses"]["Problem"];
        };
    };
    replaceRole: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETag of the version the caller has seen, such as `"3"`. Another stored version answers 412 `version_conflict`.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                roleName: components["parameters"]["RoleName"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["ReplaceRole"];
        responses: {
            200: components["responses"]["Role"];
            default: components["responses"]["Problem"];
        };
    };
    deleteRole: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETag of the version the caller has seen, such as `"3"`. Another stored version answers 412 `version_conflict`.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                roleName: components["parameters"]["RoleName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["NoContent"];
            default: components["responses"]["Problem"];
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description Largest number of items in the page. */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ApiKeyList"];
            default: components["responses"]["Problem"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeat safe for 24 h: same key and same request replay the stored answer. Bound to organization, user and operation.
                 * @example 0197b2d3-982f-7b79-b2bf-710f6def104a
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["CreateApiKey"];
        responses: {
            201: components["responses"]["ApiKeyCreated"];
            default: components["responses"]["Problem"];
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                apiKeyId: components["parameters"]["ApiKeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["NoContent"];
            default: components["responses"]["Problem"];
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description Largest number of items in the page. */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["SessionList"];
            default: components["responses"]["Problem"];
        };
    };
    revokeSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["NoContent"];
            default: components["responses"]["Problem"];
        };
    };
    resolveIdentity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["ResolveIdentity"];
        responses: {
            200: components["responses"]["ResolvedIdentity"];
            default: components["responses"]["Problem"];
        };
    };
}
