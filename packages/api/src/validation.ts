import { callError } from "./call-error.ts";
import type { GatewayError } from "./gateway-error.ts";
import type { ClientOperation } from "./operation.ts";

/** A validator as zod, zod/mini and valibot schemas are one: the part of Standard Schema v1 used here. */
export interface ResponseSchema {
  readonly "~standard": {
    readonly validate: (value: unknown) => SchemaResult | Promise<SchemaResult>;
  };
}

/** What a {@link ResponseSchema} answers; `issues` only when the value does not fit. */
export interface SchemaResult {
  readonly issues?:
    | readonly {
        readonly message: string;
        readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
      }[]
    | undefined;
}

/** One difference between an answer and the contract. */
export interface Drift {
  /** `service.operationId`. */
  readonly operation: string;
  /** JSON Pointer into the answer; empty for the answer as a whole. */
  readonly pointer: string;
  readonly message: string;
  readonly requestId: string | undefined;
}

/** How answers are checked. */
export interface ValidationOptions {
  /** `report` passes every answer through and tells `onDrift`; `strict` also throws `contract_violation`. Default is `off`. */
  readonly validate?: "off" | "report" | "strict" | undefined;
  /** Schemas of the answers by service and operationId, as `@elqnt/types/schemas` has them; the rest is not checked. */
  readonly schemas?: Readonly<Record<string, Readonly<Record<string, ResponseSchema>>>> | undefined;
  /** Called once per difference. Default writes a warning to the console. */
  readonly onDrift?: ((drift: Drift) => void) | undefined;
}

/** Compares a success with the schema of its operation. */
export async function checkOutput(
  { service, id }: ClientOperation,
  response: Response,
  output: unknown,
  options: ValidationOptions,
): Promise<void> {
  const operation = `${service}.${id}`;
  const result = await options.schemas?.[service]?.[id]?.["~standard"].validate(output);
  const drifts = (result?.issues ?? []).map(({ message, path }) => ({
    operation,
    pointer: toPointer(path),
    message,
    requestId: response.headers.get("x-request-id") ?? undefined,
  }));
  for (const drift of drifts) (options.onDrift ?? warnOfDrift)(drift);
  const [first] = drifts;
  if (!first || options.validate !== "strict") return;
  const reason = `${first.message} at "${first.pointer}". Update the client or the service.`;
  throw callError("contract_violation", operation, reason, {
    status: response.status,
    requestId: first.requestId,
  });
}

/** A failure without a problem document is drift as well. It is reported only: the call fails anyway. */
export function checkError(error: GatewayError, { onDrift = warnOfDrift }: ValidationOptions): void {
  if (error.problem) return;
  const message = `HTTP ${error.status} without a problem document`;
  onDrift({ operation: error.operation ?? "", pointer: "", message, requestId: error.requestId });
}

function warnOfDrift(drift: Drift): void {
  console.warn("[elqnt] contract drift", drift);
}

function toPointer(path: readonly (PropertyKey | { readonly key: PropertyKey })[] = []): string {
  return path
    .map(
      (part) =>
        `/${String(typeof part === "object" ? part.key : part)
          .replace(/~/g, "~0")
          .replace(/\//g, "~1")}`,
    )
    .join("");
}
