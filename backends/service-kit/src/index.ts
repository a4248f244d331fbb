export { limitStream, mediaType } from "./body.ts";
export { type ByteSink, ByteSource } from "./byte-source.ts";
export { base64url, constantTimeEqual, createHmac, fromBase64url, type Hmac, sha256, utf8 } from "./bytes.ts";
export {
  type HeaderReader,
  type PushedAnswer,
  type ServiceAnswer,
  type ServiceCall,
  toResponse,
} from "./call.ts";
export {
  type Actor,
  type Context,
  IdempotencyConflict,
  type IdempotencyRecord,
  type PendingIdempotency,
  type StoredResponse,
  type WriteContext,
} from "./context.ts";
export { type CursorCodec, createCursorCodec } from "./cursor.ts";
export { Feed, type FeedOptions } from "./feed.ts";
export { createHttpUpstream, cursorPurpose, proofPurpose } from "./http-upstream.ts";
export { isUuid, nameId, newId } from "./id.ts";
export type { IdempotencyPort } from "./idempotency.ts";
export { hasScope, type Identity, internalScope, type ReadyCheck, type Upstream } from "./identity.ts";
export {
  type Handlers,
  implementService,
  type LogEntry,
  type Service,
  type ServicePorts,
} from "./implement-service.ts";
export { detailsOf } from "./input.ts";
export { maxJsonDepth, parseJson } from "./json.ts";
export { listPage, type PageRequest } from "./list-page.ts";
export { type OperationRequestOptions, operationRequest } from "./operation-request.ts";
export { asProblemError, ProblemError, type ProblemOptions, problemResponse, toProblem } from "./problem.ts";
export { identityHeaders, proofHeader, proveIdentity, provenIdentity } from "./proof.ts";
export { compileRouter, type Route, type Router } from "./router.ts";
export { SeededRandom } from "./seeded-random.ts";
export type { ServerEvent } from "./server-events.ts";
export { unref } from "./timer.ts";
export type { Span, SpanOutcome, Tracer } from "./tracing.ts";
export { MAX_ROW_LENGTH, ndjsonRows, textChunks, tooLong, type UploadRow } from "./upload-lines.ts";
