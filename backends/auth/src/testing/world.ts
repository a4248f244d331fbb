import type { ProblemCode, Validator } from "@elqnt/contracts";
import { type AuthOperations, authContract, type GatewayToken } from "@elqnt/contracts/auth";
import * as responses from "@elqnt/contracts/auth/responses";
import { createHmac, type Identity, internalScope, newId } from "@elqnt/service-kit";
import { decodeJwt, type JWTPayload, SignJWT } from "jose";
import { createMemoryStore } from "../memory-store.ts";
import type { AuthPorts } from "../ports.ts";
import { type AuthService, createAuthService } from "../service.ts";
import type { AuthStore } from "../store.ts";

export const secret = "k7Qw2Zr9Tn4Xv8Lb3Mf6Hd1Sj5Pc0Yg2";

/** Who calls. */
export type Caller = Omit<Identity, "requestId">;

/** An answer, parsed. */
export interface Answer<TBody> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: TBody & { code?: string; errors?: { pointer: string }[] };
  readonly text: string;
}

interface CallOptions {
  readonly idempotencyKey?: string;
  readonly userAgent?: string;
}

type Calls = keyof AuthOperations;

/** The auth service with a clock that stands until it is moved. */
export interface World {
  readonly service: AuthService;
  readonly store: AuthStore;
  /** Epoch milliseconds; assign to move. */
  clock: number;
  readonly logged: unknown[];
  call<TId extends Calls>(
    operationId: TId,
    input: AuthOperations[TId]["input"],
    caller?: Caller,
    options?: CallOptions,
  ): Promise<Answer<AuthOperations[TId]["output"]>>;
  /** A session assertion of a first-party app. */
  assertion(claims: JWTPayload, header?: { typ?: string; alg?: string }): Promise<string>;
  /** Whether a token is void by the revocations of the service. */
  isVoid(token: string): Promise<boolean>;
}

export const internal: Caller = { orgId: "", userId: "elqnt", scopes: [internalScope] };

/** Somebody of an organization who is known by the token alone. */
export const somebody = (changes: Partial<Caller> = {}): Caller => {
  const userId = newId();
  return {
    orgId: newId(),
    userId,
    email: `${userId}@example.com`,
    role: "admin",
    scopes: ["admin"],
    ...changes,
  };
};

function requestOf(operationId: Calls, input: Record<string, unknown>, options: CallOptions): Request {
  const { method, path, parameters, body } = authContract.operations[operationId];
  const url = new URL(
    path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => encodeURIComponent(String(input[name]))),
    "http://auth.test",
  );
  for (const { name, in: place } of parameters) {
    if (place === "query" && input[name] !== undefined) url.searchParams.set(name, String(input[name]));
  }
  const headers = new Headers();
  if (body) headers.set("content-type", body.contentTypes[0]!);
  if (input.version !== undefined) headers.set("if-match", `"${input.version}"`);
  if (options.idempotencyKey) headers.set("idempotency-key", options.idempotencyKey);
  if (options.userAgent) headers.set("user-agent", options.userAgent);
  return new Request(url, {
    method,
    headers,
    ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
  });
}

export function createWorld(ports: Partial<AuthPorts> & { startAt?: string } = {}): World {
  const logged: unknown[] = [];
  const time = { clock: Date.parse(ports.startAt ?? "2026-03-01T09:00:00.250Z") };
  const now = () => time.clock;
  const store = ports.store ?? createMemoryStore({ now });
  const service = createAuthService({
    secret,
    cursorHmac: createHmac(secret, "cursor"),
    autoProvision: true,
    now,
    log: (entry) => logged.push(entry),
    ...ports,
    store,
  });
  const world: World = {
    get clock() {
      return time.clock;
    },
    set clock(epochMs) {
      time.clock = epochMs;
    },
    service,
    store,
    logged,
    async call(operationId, input, caller, options = {}) {
      const request = requestOf(operationId, input as Record<string, unknown>, options);
      const identity = caller && { ...caller, requestId: newId() };
      const response = await service.fetch(request, identity);
      const text = await response.text();
      const body = text === "" ? undefined : JSON.parse(text);
      requireContract(operationId, response.status, body);
      return { status: response.status, headers: response.headers, body, text };
    },
    assertion: (claims, header = {}) =>
      new SignJWT({
        iat: Math.floor(now() / 1000),
        exp: Math.floor(now() / 1000) + 60,
        jti: newId(),
        ...claims,
      })
        .setProtectedHeader({ alg: "HS256", typ: "elqnt-session+jwt", ...header })
        .sign(new TextEncoder().encode(secret)),
    async isVoid(token) {
      const { iat = 0, jti, sid, org_id: orgId, user_id: userId } = decodeJwt(token);
      const { body } = await world.call("listRevocations", {}, internal);
      return body.items.some(
        (item) =>
          item.orgId === orgId &&
          (item.userId ?? userId) === userId &&
          (item.sessionId ?? sid) === sid &&
          (item.tokenId ?? jti) === jti &&
          iat * 1000 < Date.parse(item.notBefore),
      );
    },
  };
  return world;
}

/** Every answer in every test fits the contract: its schema, or its list of problem codes. */
function requireContract(operationId: Calls, status: number, body: unknown): void {
  const operation = authContract.operations[operationId];
  if (status < 400) {
    if (status !== operation.success.status) throw new Error(`${operationId} answered ${status}`);
    const check = (responses as Partial<Record<string, Validator>>)[operationId];
    if (check && !check(body)) {
      throw new Error(`${operationId} answered off schema: ${JSON.stringify(check.errors)}`);
    }
    return;
  }
  const { code } = body as { code: ProblemCode };
  // Internal operations do not exist for users.
  if (operation.access === "internal" && code === "not_found") return;
  if (!operation.codes.includes(code)) throw new Error(`${operationId} answered ${status} "${code}"`);
}

/** A member of an organization who came by invitation. */
export async function invited(
  world: World,
  admin: Caller,
  role = "user",
): Promise<Caller & { email: string }> {
  const { orgId } = admin;
  const userId = newId();
  const email = `${userId}@example.com`;
  const { body } = await world.call("createInvitation", { orgId, body: { email, role } }, admin);
  const member = { orgId, userId, email, role, scopes: role === "admin" ? ["admin"] : ["read", "write"] };
  const { status } = await world.call("acceptInvitation", { body: { token: body.token } }, member);
  if (status !== 200) throw new Error(`acceptInvitation answered ${status}`);
  return member;
}

/** An organization with a stored admin. */
export async function founded(world: World, name = "Acme"): Promise<Caller> {
  const founder = somebody();
  const { body } = await world.call("createOrg", { body: { name } }, founder);
  return { ...founder, orgId: body.id };
}

/** The token an assertion about the caller is exchanged for. */
export async function signedIn(
  world: World,
  { orgId, userId }: Caller,
  claims: JWTPayload = {},
): Promise<GatewayToken> {
  const assertion = await world.assertion({ org_id: orgId, user_id: userId, ...claims });
  const answer = await world.call("exchangeToken", { body: { grantType: "session", assertion } });
  if (answer.status !== 200) throw new Error(`exchangeToken answered ${answer.text}`);
  return answer.body;
}
