// A relay process of some orgs between a real PostgreSQL and a real NATS; runs until it is killed.
import { createNatsBus } from "../../nats/index.ts";
import { createOutboxRelay, createPostgres } from "../../postgres/index.ts";

const [url = "", servers = "", prefix = "", ...orgs] = process.argv.slice(2);
const bus = createNatsBus({ servers, prefix, onError: (error) => console.error(error) });
const relay = createOutboxRelay({
  postgres: createPostgres({ url }),
  bus,
  owns: (orgId) => orgs.includes(orgId),
  batch: 10,
  pollMs: 100,
  onError: (error) => console.error(error),
});
relay.start();
