import { busContract } from "../bus/bus.contract.ts";
import { testNats } from "../testing/test-nats.ts";

busContract("NATS JetStream", async () => {
  const test = testNats();
  const bus = test.bus({ onError: (error) => console.error(error) });
  // The contract publishes at once; a service would meet `BusUnavailable` and publish again.
  await (await bus.subscribe({ durable: "probe", subjects: ["dead.probe"], handle: async () => {} })).close();
  return { ...bus, close: () => test.close() };
});
