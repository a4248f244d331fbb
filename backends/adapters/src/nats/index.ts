export type { NatsOptions } from "./link.ts";
export { createNatsBus, type NatsBus, type NatsBusOptions } from "./nats-bus.ts";
export { createNatsKeyValue, type NatsKeyValueOptions } from "./nats-key-value.ts";
export { createNatsRequestReply, type NatsRequestReplyOptions } from "./nats-request-reply.ts";
export type { StreamSubjects } from "./subjects.ts";
