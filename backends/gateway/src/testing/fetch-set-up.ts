import { expect } from "vitest";
import { createGateway, type FetchGatewayOptions } from "../fetch-gateway.ts";
import { createTokenVerifier } from "../verifier/verifier.ts";
import { collectLog } from "./collect-log.ts";
import { contracts } from "./contract.ts";
import { echoService } from "./echo-service.ts";
import { secret } from "./tokens.ts";

export const origin = "https://app.example.com";
export const verifier = createTokenVerifier({ secret });
export const json = { "content-type": "application/json" };

/** A gateway in front of one recording service. */
export function setUp(options: Partial<FetchGatewayOptions> = {}) {
  const things = echoService();
  const { log, entries, text } = collectLog();
  const upstreams = { things };
  const gateway = createGateway({
    contracts,
    verifier,
    upstreams,
    cors: { origins: [origin] },
    log,
    ...options,
  });
  const call = (path: string, init: RequestInit = {}) =>
    gateway.fetch(new Request(`http://gateway${path}`, init));
  return { gateway, things, call, entries, text };
}

/** The problem of a response, which must be one in every respect and tell nothing of the inside. */
export async function problemOf(
  response: Response,
): Promise<{ status: number; code: string; requestId: string }> {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const problem = (await response.json()) as { status: number; code: string; requestId: string };
  expect(problem).toMatchObject({ status: response.status, type: `urn:elqnt:problem:${problem.code}` });
  expect(problem.requestId).toBe(response.headers.get("x-request-id"));
  expect(JSON.stringify(problem)).not.toMatch(/\bat \/|node_modules|\.ts:/);
  return problem;
}
