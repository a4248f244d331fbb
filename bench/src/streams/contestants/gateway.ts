import { catalogue } from "@elqnt/contracts/catalogue";
import {
  createNodeGateway,
  createNodeHmac,
  createNodeHs256,
  type NodeGatewayOptions,
} from "@elqnt/gateway/node";
import { createTokenVerifier } from "@elqnt/gateway/verifier";
import { createLog } from "../../../../backends/platform/src/log.ts";
import { secret } from "../source.ts";

export const proofHmac = createNodeHmac(secret, "elqnt-proof");

/** The gateway as the platform composes it; rate limits run but never refuse. @returns its URL */
export function startOurGateway(kg: NodeGatewayOptions["upstreams"][string]): Promise<string> {
  const plenty = { capacity: 1e9, perSecond: 1e9 };
  const gateway = createNodeGateway({
    contracts: catalogue,
    upstreams: { kg },
    proofHmac,
    verifier: createTokenVerifier({ secret, hs256: createNodeHs256, revocations: { list: async () => [] } }),
    orgs: { status: async () => "active" },
    rateLimits: { user: { name: "default", ...plenty }, address: { name: "address", ...plenty } },
    log: createLog("info", "gateway"),
  });
  return gateway.listen();
}
