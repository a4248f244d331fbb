// A consumer process that is killed while it handles its first event.
import { createNatsBus } from "../../nats/index.ts";

const [servers = "", prefix = "", durable = ""] = process.argv.slice(2);
const bus = createNatsBus({ servers, prefix, onError: (error) => console.error(error) });
await bus.subscribe({
  durable,
  subjects: ["entity.events.>"],
  ackWaitMs: 100,
  handle: async () => {
    process.kill(process.pid, "SIGKILL");
  },
});
process.stdout.write("ready\n");
