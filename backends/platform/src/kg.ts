import { createKgService, type KgEnvelope } from "@elqnt/service-kg";
import { createMirror } from "@elqnt/service-kg/mirror";
import { createPostgresLedger } from "@elqnt/service-kg/postgres";
import type { Service, ServicePorts } from "@elqnt/service-kit";
import type { Config } from "./config.ts";
import { startConsumers } from "./consumers.ts";
import type { Engines } from "./engines.ts";
import { openGraphStore } from "./graph-store.ts";
import type { Log } from "./log.ts";

/** What the knowledge graph service of this process is made of. */
export interface KgSetup {
  readonly config: Config;
  readonly log: Log;
  readonly engines: Engines;
}

/** The knowledge graph service, with the consumers that keep its graphs up with the records and with each other. */
export async function openKg({ config, log, engines }: KgSetup, ports: ServicePorts): Promise<Service> {
  const ledger = createPostgresLedger(engines);
  const store = await openGraphStore(config, engines, log);
  const { cache } = engines;
  const kg = createKgService({ ...ports, ledger, store, cache, embedOnWrite: false });
  const mirror = createMirror({ ledger, store });
  const consumers = startConsumers(engines.bus, [
    { durable: "kg-mirror", subjects: ["entity.events.>"], concurrency: 512, handle: mirror.handle },
    {
      durable: "kg-elements",
      subjects: ["kg.events.>"],
      concurrency: 64,
      // A thousand nodes to embed may take a while.
      ackWaitMs: 60_000,
      handle: (event) => kg.handleEvent(event as KgEnvelope),
    },
  ]);
  const listener = engines.bus.listen({
    subjects: ["kg.events.>"],
    hear: (event) => kg.hear(event as KgEnvelope),
    began: () => void kg.catchUp(),
  });
  return {
    ...kg,
    async close() {
      await Promise.all([consumers.close(), listener.close()]);
      await kg.close();
    },
  };
}
