import { GatewayError, type GatewayErrorCode, type GatewayErrorInit } from "./gateway-error.ts";

/** An error of one operation: *Failed to call "service.operationId": reason. Do this.* */
export function callError(
  code: GatewayErrorCode,
  operation: string,
  reason: string,
  init?: Partial<GatewayErrorInit>,
): GatewayError {
  return new GatewayError(`Failed to call "${operation}": ${reason}`, { ...init, code, operation });
}
