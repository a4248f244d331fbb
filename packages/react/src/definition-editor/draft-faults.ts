import { isSchema } from "../schema/json-schema.ts";
import type { DefinitionDraft, PropertyDraft } from "./definition-draft.ts";
import type { DefinitionEditorMessages } from "./messages.ts";

/** What is wrong with a draft, by control: `name`, `displayName`, or the key of a field. */
export interface DraftFaults {
  name?: string | undefined;
  displayName?: string | undefined;
  properties: ReadonlyMap<number, PropertyFaults>;
  isEmpty: boolean;
}

export interface PropertyFaults {
  name?: string | undefined;
  details?: string | undefined;
}

const NAME = /^[a-z][a-z0-9_-]{0,62}$/;
const RESERVED: readonly string[] = ["definitions", "records"];

export function draftFaults(draft: DefinitionDraft, messages: DefinitionEditorMessages): DraftFaults {
  const name = nameFault(draft.name, messages);
  const displayName = draft.displayName.trim() === "" ? messages.displayNameMissing : undefined;
  const properties = new Map<number, PropertyFaults>();
  for (const property of draft.properties) {
    const faults = propertyFaults(property, draft.properties, messages);
    if (faults.name || faults.details) properties.set(property.key, faults);
  }
  return { name, displayName, properties, isEmpty: !name && !displayName && properties.size === 0 };
}

function nameFault(name: string, messages: DefinitionEditorMessages): string | undefined {
  if (name === "") return messages.nameMissing;
  if (RESERVED.includes(name)) return messages.nameReserved;
  return NAME.test(name) ? undefined : messages.nameInvalid;
}

function propertyFaults(
  { key, name, schema }: PropertyDraft,
  all: readonly PropertyDraft[],
  messages: DefinitionEditorMessages,
): PropertyFaults {
  const relation = schema["x-relation"];
  return {
    name: fieldNameFault(
      name,
      all.some((other) => other.key !== key && other.name === name),
      messages,
    ),
    details:
      Array.isArray(schema.enum) && schema.enum.length === 0
        ? messages.optionsMissing
        : isSchema(relation) && relation.entity === ""
          ? messages.relationMissing
          : undefined,
  };
}

/** Dots part the steps of a path in filters, and `$` starts the name of a system field. */
function fieldNameFault(
  name: string,
  isTaken: boolean,
  messages: DefinitionEditorMessages,
): string | undefined {
  if (name === "") return messages.nameMissing;
  if (name.includes(".") || name.startsWith("$")) return messages.fieldNameInvalid;
  return isTaken ? messages.nameTaken : undefined;
}
