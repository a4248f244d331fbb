import type { ProblemCode } from "./generated/problems.gen.ts";

/** What went wrong, in the envelope of `browserApiRequest`. */
export interface APIError {
  code: ProblemCode | (string & {});
  message: string;
  details?: Record<string, unknown>;
}

/** Facts about one answer. */
export interface ResponseMetadata {
  success: boolean;
  /** Milliseconds since the epoch, by the caller's clock. */
  timestamp: number;
  message?: string;
  error?: string;
  requestId?: string;
}

/** The envelope that `browserApiRequest` and the server client answer with. Exactly one of `data` and `error` is set. */
export interface APIResponse<TData = unknown> {
  data?: TData;
  error?: APIError;
  metadata?: ResponseMetadata;
}
