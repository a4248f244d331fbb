import type { Operation, Validator } from "@elqnt/contracts";
import * as auth from "@elqnt/contracts/auth/responses";
import * as entities from "@elqnt/contracts/entities/responses";
import * as kg from "@elqnt/contracts/kg/responses";
import type { ValidateResponse } from "@elqnt/gateway";
import { detailsOf } from "@elqnt/service-kit";

const checks: Readonly<Record<string, Readonly<Record<string, Validator>>>> = {
  auth: { ...auth },
  entities: { ...entities },
  kg: { ...kg },
};

const wrongStatus = ({ success }: Operation, status: number): string | undefined =>
  status < 400 && status !== success.status
    ? `answered ${status}, the contract says ${success.status}`
    : undefined;

/** Holds an answer against its contract: status, and the schema of a success. */
export const validateResponse: ValidateResponse = (operation, status, _headers, body) => {
  const message = wrongStatus(operation, status);
  if (message) return [{ pointer: "", message }];
  const check = status < 400 ? checks[operation.service]?.[operation.operationId] : undefined;
  if (!check || check(body)) return [];
  return detailsOf(check.errors).map(({ pointer, message: fault }) => ({ pointer, message: fault }));
};
