import type { EntityRecord } from "@elqnt/contracts/entities";
import { ProblemError } from "@elqnt/service-kit";
import type { Field } from "@elqnt/service-kit/filter";
import { escapeSegment, type Issue } from "../schema/pointer.ts";

/** The problems that records can be, each said in one place so that every store says the same. */

export function recordNotFound(name: string, recordId: string): ProblemError {
  return new ProblemError("record_not_found", {
    detail: `Failed to find the "${name}" record "${recordId}".`,
  });
}

export function fieldsInvalid(name: string, errors: readonly Issue[]): ProblemError {
  const count = `${errors.length} ${errors.length === 1 ? "fault" : "faults"}`;
  return new ProblemError("validation_failed", {
    detail: `Failed to store a "${name}": ${count} in its fields.`,
    errors,
  });
}

export function versionConflict(current: { version: number }, expected: number): ProblemError {
  const detail = `Failed to write version ${expected}: the stored version is ${current.version}. Read it and repeat.`;
  return new ProblemError("version_conflict", { detail, current });
}

export function uniqueConflict(
  record: Pick<EntityRecord, "definitionName">,
  fields: readonly Field[],
): ProblemError {
  const names = fields.map((field) => `"${field.name}"`).join(", ");
  return new ProblemError("unique_conflict", {
    detail: `Failed to store a "${record.definitionName}": another record holds the same ${names}.`,
    errors: fields.map((field) => ({
      pointer: `/fields${field.path.map((key) => `/${escapeSegment(key)}`).join("")}`,
      code: "unique",
      message: "must be unique; another record holds this value",
    })),
  });
}
