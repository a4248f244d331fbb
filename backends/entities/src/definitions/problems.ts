import type { EntityDefinition } from "@elqnt/contracts/entities";
import { ProblemError } from "@elqnt/service-kit";
import type { Issue } from "../schema/pointer.ts";

/** The problems that definitions and views can be, each said in one place so that every store says the same. */

export function definitionNotFound(name: string): ProblemError {
  return new ProblemError("definition_not_found", { detail: `Failed to find the definition "${name}".` });
}

export function definitionExists(name: string): ProblemError {
  return new ProblemError("definition_exists", {
    detail: `Failed to create "${name}": a definition has this name.`,
  });
}

export function definitionInUse(name: string): ProblemError {
  return new ProblemError("definition_in_use", {
    detail: `Failed to delete "${name}": it still has records. Delete them, or repeat with force=true.`,
  });
}

export function definitionInactive({ name }: EntityDefinition): ProblemError {
  return new ProblemError("definition_inactive", {
    detail: `Failed to write a "${name}": the definition is inactive.`,
  });
}

export function definitionConflict(name: string, errors: readonly Issue[]): ProblemError {
  return new ProblemError("definition_conflict", {
    detail: `Failed to change "${name}": stored records do not fit the new schema. Plan the change, or repeat with force=true.`,
    errors,
  });
}

export function schemaInvalid(issues: readonly Issue[]): ProblemError {
  return new ProblemError("schema_invalid", {
    detail: `Failed to read the schema: ${issues.length} ${issues.length === 1 ? "fault" : "faults"}.`,
    errors: issues.map((issue) => ({ ...issue, pointer: `/schema${issue.pointer}` })),
  });
}

export function filterInvalid(issues: readonly Issue[], base: string): ProblemError {
  return new ProblemError("filter_invalid", {
    detail: `Failed to read the query: ${issues[0]?.message ?? "it is not valid."}`,
    errors: issues.map((issue) => ({ ...issue, pointer: `${base}${issue.pointer}` })),
  });
}

export function viewNotFound(viewId: string): ProblemError {
  return new ProblemError("view_not_found", { detail: `Failed to find the view "${viewId}".` });
}

export function viewExists(name: string): ProblemError {
  return new ProblemError("view_exists", {
    detail: `Failed to store the view "${name}": another view has this name.`,
  });
}

export function relationshipExists(name: string): ProblemError {
  return new ProblemError("relationship_exists", {
    detail: `Failed to relate the records: they already have a "${name}" relationship.`,
  });
}

export function limitReached(what: string, limit: number): ProblemError {
  return new ProblemError("limit_reached", {
    detail: `Failed to create: the limit of ${limit} ${what} is reached.`,
  });
}
