import { catalogue } from "@elqnt/contracts/catalogue";
import { createNodeGateway, createNodeHmac, createNodeHs256 } from "@elqnt/gateway/node";
import { createTokenVerifier } from "@elqnt/gateway/verifier";
import { createLog } from "../../../../backends/platform/src/log.ts";
import { announce } from "../../harness/contestant.ts";
import { origin, secret, upstream } from "./settings.ts";

// The gateway as the platform composes it: rate limits run but never refuse, every org is active, the log is the real
// one with its redaction, and identities are proven to the service.
const plenty = { capacity: 1e9, perSecond: 1e9 };
const gateway = createNodeGateway({
  contracts: catalogue,
  upstreams: { entities: { url: upstream }, auth: { url: upstream } },
  proofHmac: createNodeHmac(secret, "elqnt-proof"),
  verifier: createTokenVerifier({ secret, hs256: createNodeHs256 }),
  orgs: { status: async () => "active" },
  cors: { origins: [origin] },
  rateLimits: { user: { name: "default", ...plenty }, address: { name: "address", ...plenty } },
  log: createLog("info", "gateway"),
});
announce(Number(new URL(await gateway.listen()).port));
