export type { NatsOptions } from "./link.ts";
export { createNatsBus, type NatsBusOptions } from "./nats-bus.ts";
export type { StreamSubjects } from "./subjects.ts";
