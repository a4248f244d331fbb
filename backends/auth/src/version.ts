import { ProblemError } from "@elqnt/service-kit";

/**
 * Optimistic concurrency: the caller's version, when it sent one, must be the stored one.
 *
 * @param current The resource as it is answered.
 * @throws ProblemError `version_conflict`, carrying the resource
 */
export function requireVersion(current: { readonly version: number }, expected: number | undefined): void {
  if (expected === undefined || expected === current.version) return;
  throw new ProblemError("version_conflict", {
    detail: `The stored version is ${current.version}, not ${expected}. Read it again and repeat.`,
    current,
  });
}
