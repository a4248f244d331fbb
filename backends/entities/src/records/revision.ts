import type { EntityRecord, FieldChange, RecordRevision, RevisionAction } from "@elqnt/contracts/entities";
import { isObject, type Json, jsonEqual, type Path, pointerOf } from "../schema/pointer.ts";
import type { WriteMeta } from "./write-plan.ts";

/**
 * What changed between two states of a record's fields, in the order of the fields. Objects are compared inside,
 * lists as a whole: an index is no stable name for an element.
 */
export function diffFields(before: Json, after: Json, path?: Path): FieldChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
    const at: Path = { parent: path, key };
    const was = Object.hasOwn(before, key);
    const is = Object.hasOwn(after, key);
    if (was && is) {
      const [left, right] = [before[key], after[key]];
      if (isObject(left) && isObject(right)) return diffFields(left, right, at);
      return jsonEqual(left, right) ? [] : [{ pointer: pointerOf(at), before: left, after: right }];
    }
    return [
      was ? { pointer: pointerOf(at), before: before[key] } : { pointer: pointerOf(at), after: after[key] },
    ];
  });
}

/** The revision that a write of a record leaves behind. */
export function revisionOf(
  action: RevisionAction,
  before: EntityRecord | undefined,
  after: EntityRecord,
  meta: WriteMeta,
): RecordRevision {
  const { userId, email } = meta.actor;
  return {
    recordId: after.id,
    version: after.version,
    action,
    actor: { userId, ...(email ? { email } : {}) },
    requestId: meta.requestId,
    createdAt: after.updatedAt,
    changes: diffFields(before?.fields ?? {}, after.fields),
  };
}
