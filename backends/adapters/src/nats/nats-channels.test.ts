import { expect } from "vitest";
import { keyValueContract } from "../bus/key-value.contract.ts";
import { requestReplyContract } from "../bus/request-reply.contract.ts";
import { testNats, testNatsUrl } from "../testing/test-nats.ts";
import { createNatsKeyValue, createNatsRequestReply } from "./index.ts";

const org = "0197b2d3-982f-7b79-b2bf-710f6def104a";

requestReplyContract("NATS", async () => {
  const { prefix } = testNats();
  const channel = createNatsRequestReply({ servers: testNatsUrl, prefix });
  // Resolves once there is a connection.
  await (await channel.answer({ group: "probe", subject: "probe", answer: async () => null })).close();
  return channel;
});

keyValueContract("NATS JetStream", async () => {
  const test = testNats();
  const facts = createNatsKeyValue({ servers: testNatsUrl, prefix: test.prefix, bucket: "facts" });
  const connected = () =>
    facts.get(org, "probe").then(
      () => true,
      () => false,
    );
  await expect.poll(connected, { timeout: 10_000, interval: 5 }).toBe(true);
  const close = async () => {
    await facts.close();
    await test.close();
  };
  return { ...facts, close };
});
