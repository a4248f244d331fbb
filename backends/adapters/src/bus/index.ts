export { assertCloudEvent, type CloudEvent, EventRefused } from "./cloud-event.ts";
export {
  BusUnavailable,
  type DeadLetter,
  type Delivery,
  type EventBus,
  EventInHand,
  type ListenOptions,
  RejectEvent,
  RetryLater,
  type SubscribeOptions,
  type Subscription,
} from "./event-bus.ts";
export type { KeyValue, KeyValueEntry } from "./key-value.ts";
export {
  AnswerFailed,
  type AnswerOptions,
  NoResponder,
  type Question,
  type RequestReply,
  RequestTimedOut,
} from "./request-reply.ts";
