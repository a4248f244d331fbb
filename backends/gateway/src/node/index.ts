export type { ServiceUpstream } from "../fetch-gateway.ts";
export type { CloseOptions } from "./drain.ts";
export { createNodeHmac, createNodeHs256 } from "./hmac.ts";
export type { HttpUpstreamOptions } from "./http-upstream.ts";
export { createNodeGateway, type NodeGateway, type NodeGatewayOptions } from "./node-gateway.ts";
export type { OverloadOptions } from "./overload.ts";
export type { ServerLimits } from "./server.ts";
export { type ServiceListener, serviceListener } from "./service-listener.ts";
