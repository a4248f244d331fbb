import type { SchemaChangeKind } from "@elqnt/types/entities";
import type { DraftType } from "./draft-type.ts";

export interface DefinitionEditorMessages {
  label: (displayName: string) => string;
  fieldsTab: string;
  sourceTab: string;
  displayName: string;
  name: string;
  nameHint: string;
  description: string;
  isActive: string;
  inactiveHint: string;
  fields: string;
  noFields: string;
  addField: string;
  fieldTitle: string;
  fieldName: string;
  fieldType: string;
  required: string;
  types: Record<DraftType, string>;
  details: (title: string) => string;
  moveUp: (title: string) => string;
  moveDown: (title: string) => string;
  remove: (title: string) => string;
  moved: (title: string, position: number, count: number) => string;
  searchable: string;
  searchableHint: string;
  unique: string;
  uniqueHint: string;
  indexed: string;
  indexedHint: string;
  options: string;
  optionsHint: string;
  relatedEntity: string;
  many: string;
  otherHint: string;
  renamed: (before: string) => string;
  source: string;
  format: string;
  sourceInvalid: (reason: string) => string;
  nameMissing: string;
  nameInvalid: string;
  nameReserved: string;
  nameTaken: string;
  displayNameMissing: string;
  fieldNameInvalid: string;
  optionsMissing: string;
  relationMissing: string;
  cancel: string;
  create: string;
  review: string;
  reviewAgain: string;
  apply: string;
  applyAnyway: string;
  unchanged: string;
  reviewing: string;
  plan: string;
  compatible: (count: string) => string;
  incompatible: (incompatible: string, count: string) => string;
  noRecords: string;
  changes: string;
  changeKinds: Record<SchemaChangeKind, string>;
  changedFrom: (before: string, after: string) => string;
  samples: string;
  backfills: string;
  backfill: (field: string, count: string) => string;
  suggested: string;
  force: (count: string) => string;
  openRecord: (id: string) => string;
}

export const definitionEditorMessages: DefinitionEditorMessages = {
  label: (displayName) => `Definition of ${displayName}`,
  fieldsTab: "Fields",
  sourceTab: "JSON Schema",
  displayName: "Display name",
  name: "Name",
  nameHint: "Lowercase, used in addresses and filters. It cannot change later.",
  description: "Description",
  isActive: "Active",
  inactiveHint: "Records can be read but not written.",
  fields: "Fields",
  noFields: "No fields yet. Add the first one.",
  addField: "Add field",
  fieldTitle: "Title",
  fieldName: "Name",
  fieldType: "Type",
  required: "Required",
  types: {
    text: "Text",
    "long-text": "Long text",
    email: "E-mail",
    url: "Web address",
    date: "Date",
    "date-time": "Date and time",
    number: "Number",
    integer: "Whole number",
    boolean: "Yes or no",
    enum: "Choice",
    list: "List of texts",
    relation: "Link to a record",
    other: "Custom",
  },
  details: (title) => `Details of ${title}`,
  moveUp: (title) => `Move ${title} up`,
  moveDown: (title) => `Move ${title} down`,
  remove: (title) => `Remove ${title}`,
  moved: (title, position, count) => `${title} moved to position ${position} of ${count}`,
  searchable: "Searchable",
  searchableHint: "Found by the search box.",
  unique: "Unique",
  uniqueHint: "No two records share a value.",
  indexed: "Indexed",
  indexedHint: "Fast to filter and sort by.",
  options: "Choices",
  optionsHint: "One per line",
  relatedEntity: "Linked entity",
  many: "Several records",
  otherHint: "This field uses rules that are edited in the JSON Schema tab.",
  renamed: (before) => `Was “${before}”. Values under the old name are not carried over.`,
  source: "JSON Schema of the fields",
  format: "Format",
  sourceInvalid: (reason) => `Not valid JSON: ${reason}`,
  nameMissing: "Enter a name.",
  nameInvalid: "Start with a lowercase letter; then lowercase letters, digits, - and _.",
  nameReserved: "This name is reserved.",
  nameTaken: "Another field has this name.",
  displayNameMissing: "Enter a display name.",
  fieldNameInvalid: "No dots and no $ at the start.",
  optionsMissing: "Enter at least one choice.",
  relationMissing: "Enter the name of the linked entity.",
  cancel: "Cancel",
  create: "Create definition",
  review: "Review changes",
  reviewAgain: "Review again",
  apply: "Apply changes",
  applyAnyway: "Apply anyway",
  unchanged: "No changes",
  reviewing: "Checking records…",
  plan: "What this changes",
  compatible: (count) => `All ${count} records fit the new definition.`,
  incompatible: (incompatible, count) => `${incompatible} of ${count} records do not fit the new definition.`,
  noRecords: "There are no records yet, so nothing can break.",
  changes: "Changes",
  changeKinds: {
    fieldAdded: "is new",
    fieldRemoved: "is removed",
    fieldRequired: "becomes required",
    fieldOptional: "becomes optional",
    typeChanged: "changes its type",
    constraintAdded: "gets a new rule",
    constraintChanged: "changes a rule",
    constraintRemoved: "loses a rule",
    annotationChanged: "changes its wording or settings",
  },
  changedFrom: (before, after) => `from ${before} to ${after}`,
  samples: "Records that do not fit",
  backfills: "Values to fill in first",
  backfill: (field, count) => `${field} is missing in ${count} records`,
  suggested: "suggested value",
  force: (count) => `Leave ${count} records as they are; they must be corrected when they are next edited.`,
  openRecord: (id) => `Open record ${id}`,
};
