/**
 * What a server of one's own in front of services of the same process is made of. No driver comes along: the mock
 * carries these parts to its users.
 *
 * @module
 */
export { serviceBackend } from "./backend.ts";
export { createNodeHmac } from "./hmac.ts";
export { createRequestHandler, type GatewayHandler, type RequestHandlerOptions } from "./request-handler.ts";
export { createServer, type RequestHandler } from "./server.ts";
export { serviceListener } from "./service-listener.ts";
