// Generated from contracts/openapi/gateway.yaml by "npm run generate". Do not edit.
export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the process is up
         * @description Looks at nothing else; restart the process when it fails.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether every upstream and store answers
         * @description Send no traffic while it answers 503; the body says what is missing. A part that is `optional` is told when it is away, and leaves the answer at 200.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counters and histograms for Prometheus */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OpenAPI document of every service behind this gateway, bundled */
        get: operations["getOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** API reference page */
        get: operations["getDocs"];
        put?: never;
        post?: never;
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
        Health: {
            /** @enum {string} */
            status: "ok";
            /** @description Version of the deployment. */
            version?: string;
        };
        Readiness: {
            status: components["schemas"]["ReadinessStatus"];
            checks: components["schemas"]["ReadinessCheck"][];
        };
        /** @enum {string} */
        ReadinessStatus: "ready" | "notReady" | "draining";
        ReadinessCheck: {
            /** @description Service, or service and store: `entities`, `entities/postgres`. */
            name: string;
            ok: boolean;
            /** @description The platform works without it, slower or later: a cache, the bus. */
            optional?: boolean;
            durationMs?: number;
            /** @description Why it is not; no secrets. */
            detail?: string;
        };
        MetricsText: string;
        OpenApiDocument: {
            openapi: string;
            info: {
                [key: string]: unknown;
            };
            paths: {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        HtmlText: string;
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
    };
    responses: {
        /** @description Up. */
        Health: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Health"];
            };
        };
        /** @description Everything answers. */
        Ready: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Readiness"];
            };
        };
        /** @description Something does not answer, or the process is draining. */
        NotReady: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Readiness"];
            };
        };
        /** @description Prometheus text format 0.0.4. */
        Metrics: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "text/plain": components["schemas"]["MetricsText"];
            };
        };
        /** @description OpenAPI 3.1 document. */
        OpenApi: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OpenApiDocument"];
            };
        };
        /** @description HTML page that loads nothing from other origins. */
        Docs: {
            headers: {
                "X-Request-ID": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "text/html": components["schemas"]["HtmlText"];
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
    };
    parameters: never;
    requestBodies: never;
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
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Health"];
            default: components["responses"]["Problem"];
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Ready"];
            503: components["responses"]["NotReady"];
            default: components["responses"]["Problem"];
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Metrics"];
            default: components["responses"]["Problem"];
        };
    };
    getOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["OpenApi"];
            default: components["responses"]["Problem"];
        };
    };
    getDocs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Docs"];
            default: components["responses"]["Problem"];
        };
    };
}
