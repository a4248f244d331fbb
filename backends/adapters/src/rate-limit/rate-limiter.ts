/** A token bucket: it holds at most `capacity` tokens and gains `perSecond` of them. */
export interface BucketPolicy {
  readonly capacity: number;
  readonly perSecond: number;
}

/** What is left in a bucket after a request asked for a token. */
export interface BucketState {
  readonly allowed: boolean;
  readonly remaining: number;
}

/** Keeps token buckets. The gateway's port of the same shape is what it is made for. */
export interface RateLimiter {
  /** Takes one token from the bucket `key` when there is one. */
  take(key: string, policy: BucketPolicy): BucketState | Promise<BucketState>;
}
