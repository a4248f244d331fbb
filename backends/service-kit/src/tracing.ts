/** A unit of work in a trace. */
export interface Span {
  /** Its W3C Trace Context: what work that follows from it names as its parent. */
  readonly traceparent: string;
  /** Call it once. */
  end(outcome?: SpanOutcome): void;
}

/** What became of a unit of work. */
export interface SpanOutcome {
  /** A better name, where it was not known at the start. */
  readonly name?: string;
  /** Whether it did not do what it was to do, through no fault of its caller. */
  readonly failed?: boolean;
  readonly attributes?: Readonly<Record<string, string | number>>;
}

/** Where traces go: OpenTelemetry in a deployment, nowhere by default. */
export interface Tracer {
  /** @param span `parent` is a W3C `traceparent`; without one a trace begins. */
  start(span: {
    readonly name: string;
    readonly kind: "server" | "producer" | "consumer";
    readonly parent?: string | undefined;
    readonly attributes?: Readonly<Record<string, string | number>>;
  }): Span;
}
