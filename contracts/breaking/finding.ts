/** Every way a change of the contracts can break somebody. */
export const findingKinds = [
  "document-removed",
  "operation-removed",
  "operation-renamed",
  "access-narrowed",
  "scope-added",
  "body-required",
  "body-media-type-removed",
  "body-limit-lowered",
  "idempotency-removed",
  "pagination-changed",
  "stream-changed",
  "retry-weakened",
  "problem-code-unlisted",
  "success-status-changed",
  "response-media-type-removed",
  "response-header-removed",
  "location-removed",
  "parameter-removed",
  "parameter-required",
  "request-property-removed",
  "request-property-required",
  "request-type-narrowed",
  "request-values-narrowed",
  "request-alternative-removed",
  "request-bound-tightened",
  "request-closed",
  "request-default-changed",
  "response-property-removed",
  "response-property-optional",
  "response-type-widened",
  "response-alternative-added",
  "response-format-changed",
  "event-removed",
  "problem-removed",
  "problem-status-changed",
] as const;

export type FindingKind = (typeof findingKinds)[number];

export interface Finding {
  kind: FindingKind;
  /** JSON Pointer into the bundled document, references followed. */
  pointer: string;
  message: string;
  /** Operations or events that feel it. */
  operations: string[];
}

export type Report = (kind: FindingKind, pointer: string, message: string) => void;

/** Collects findings; the same change felt by several operations is one finding. */
export class Findings {
  readonly #found = new Map<string, Finding>();

  reporter(operation: string): Report {
    return (kind, pointer, message) => {
      const key = `${kind} ${pointer} ${message}`;
      const known = this.#found.get(key);
      if (!known) this.#found.set(key, { kind, pointer, message, operations: [operation] });
      else if (!known.operations.includes(operation)) known.operations.push(operation);
    };
  }

  get all(): Finding[] {
    return [...this.#found.values()];
  }
}
