import { createKgService, type KgService } from "@elqnt/service-kg";
import { createMemoryGraphStore, createMemoryLedger } from "@elqnt/service-kg/memory";
import { createHmac, type ServicePorts } from "@elqnt/service-kit";
import { graphId, org, secret } from "../source.ts";

/** The service with an empty graph to follow. */
export function openKg(ports: Pick<ServicePorts, "proofHmac"> = {}): KgService {
  const ledger = createMemoryLedger();
  const now = new Date().toISOString();
  const times = { createdAt: now, createdBy: "bench", updatedAt: now };
  ledger.load(org, { id: graphId, name: "bench", kind: "custom", version: 1, ...times });
  const cursorHmac = createHmac(secret, "cursors");
  return createKgService({ ledger, store: createMemoryGraphStore(), cursorHmac, ...ports });
}
