import { proofPurpose } from "@elqnt/service-kit";
import { onTestFinished } from "vitest";
import { createNodeHmac } from "../node/hmac.ts";
import { createNodeGateway, type NodeGateway, type NodeGatewayOptions } from "../node/node-gateway.ts";
import { createTokenVerifier } from "../verifier/verifier.ts";
import { collectLog } from "./collect-log.ts";
import { contracts } from "./contract.ts";
import { secret } from "./tokens.ts";
import type { FakeUpstream } from "./upstream.ts";

const verifier = createTokenVerifier({ secret });

/** A gateway on a free port, closed when the test ends. */
export async function startGateway(
  options: Partial<NodeGatewayOptions> & Pick<NodeGatewayOptions, "upstreams">,
): Promise<{ url: string; gateway: NodeGateway } & ReturnType<typeof collectLog>> {
  const log = collectLog();
  const gateway = createNodeGateway({
    contracts,
    verifier,
    rateLimits: false,
    proofHmac: createNodeHmac(secret, proofPurpose),
    log: log.log,
    // A busy machine is not what most tests are about.
    overload: { maxLoopDelayMs: Number.POSITIVE_INFINITY },
    ...options,
  });
  const url = await gateway.listen();
  onTestFinished(async () => {
    await gateway.close({ deadlineMs: 0 });
  });
  return { url, gateway, ...log };
}

/** Starts an upstream that is closed when the test ends. */
export async function startUpstream(starting: Promise<FakeUpstream>): Promise<FakeUpstream> {
  const upstream = await starting;
  onTestFinished(() => upstream.close());
  return upstream;
}
