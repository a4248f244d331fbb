import type { Operation } from "@elqnt/contracts";
import { catalogue } from "@elqnt/contracts/catalogue";

interface Route {
  readonly operationId: string;
  readonly method: string;
  readonly pattern: RegExp;
  /** Literal segments come before parameters: `/records/query` is no record. */
  readonly parameters: number;
}

const routes: readonly Route[] = catalogue
  .flatMap(({ operations }) => Object.values(operations) as Operation[])
  .map(({ operationId, method, path }) => ({
    operationId,
    method,
    pattern: new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, "[^/]+")}$`),
    parameters: path.split("{").length,
  }))
  .sort((left, right) => left.parameters - right.parameters);

/** The operation a request is for, if any. */
export const operationIdOf = (method: string, path: string): string | undefined =>
  routes.find((route) => route.method === method && route.pattern.test(path))?.operationId;
