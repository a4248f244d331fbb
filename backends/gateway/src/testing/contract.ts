import type { Operation, ServiceContract } from "@elqnt/contracts";
import { gatewayContract } from "@elqnt/contracts/gateway";

const json = { contentTypes: ["application/json"], required: true } as const;

/** A row with the defaults of the generator. */
export function operation(row: Partial<Operation> & Pick<Operation, "operationId" | "path">): Operation {
  return {
    service: "things",
    method: "GET",
    summary: row.operationId,
    scopes: ["read:things"],
    access: "user",
    timeoutMs: 30_000,
    retry: "safe",
    idempotency: false,
    concurrency: false,
    etag: false,
    invalidates: [],
    maxBodyBytes: 1024 * 1024,
    parameters: [],
    success: { status: 200, contentTypes: ["application/json"] },
    codes: [],
    ...row,
  };
}

const write = { scopes: ["write:things"] } as const;

const rows = [
  operation({ operationId: "listThings", path: "/api/v1/things" }),
  operation({
    operationId: "createThing",
    path: "/api/v1/things",
    method: "POST",
    retry: "idempotent",
    idempotency: true,
    body: json,
    ...write,
  }),
  operation({ operationId: "getSpecial", path: "/api/v1/things/special" }),
  operation({ operationId: "getThing", path: "/api/v1/things/{thingId}" }),
  operation({
    operationId: "updateThing",
    path: "/api/v1/things/{thingId}",
    method: "PATCH",
    retry: "never",
    body: { contentTypes: ["application/json", "application/merge-patch+json"], required: true },
    ...write,
  }),
  operation({
    operationId: "deleteThing",
    path: "/api/v1/things/{thingId}",
    method: "DELETE",
    retry: "idempotent",
    ...write,
  }),
  operation({ operationId: "streamThing", path: "/api/v1/things/{thingId}/stream", stream: "sse" }),
  operation({
    operationId: "uploadThing",
    path: "/api/v1/things/{thingId}/upload",
    method: "POST",
    retry: "never",
    stream: "upload",
    maxBodyBytes: 50 * 1024 * 1024,
    body: { contentTypes: ["application/octet-stream"], required: true },
    ...write,
  }),
  operation({ operationId: "exportThings", path: "/api/v1/things/{thingId}/export", stream: "download" }),
  operation({ operationId: "getSlow", path: "/api/v1/things/{thingId}/slow", timeoutMs: 250 }),
  operation({ operationId: "purgeThings", path: "/api/v1/things/purge", method: "POST", scopes: ["admin"] }),
  operation({
    operationId: "issueThing",
    path: "/api/v1/things/token",
    method: "POST",
    access: "public",
    scopes: [],
    body: json,
  }),
  operation({
    operationId: "resolveThing",
    path: "/api/v1/things/resolve",
    method: "POST",
    access: "internal",
  }),
];

const others = [
  operation({
    operationId: "listOthers",
    path: "/api/v1/others",
    service: "others",
    scopes: ["read:others"],
  }),
];

function contract(service: string, operations: readonly Operation[]): ServiceContract {
  return {
    service,
    version: "0.0.0",
    operations: Object.fromEntries(operations.map((row) => [row.operationId, row])),
  };
}

/** Contracts small enough to read, with one operation per thing the gateway treats differently. */
export const contracts: readonly ServiceContract[] = [
  contract("things", rows),
  contract("others", others),
  gatewayContract as unknown as ServiceContract,
];
