export interface FormMessages {
  create: string;
  save: string;
  cancel: string;
  unsaved: string;
  saving: string;
  saved: string;
  optional: string;
  required: string;
  summaryTitle: (count: number) => string;
  add: (title: string) => string;
  remove: (title: string) => string;
  moveUp: (title: string) => string;
  moveDown: (title: string) => string;
  item: (title: string, position: number) => string;
  emptyList: string;
  tagHint: string;
  removeTag: (tag: string) => string;
  choose: string;
  unsupported: string;
  key: string;
  conflictTitle: string;
  conflictText: (who: string | undefined, when: string) => string;
  mine: string;
  theirs: string;
  allMine: string;
  allTheirs: string;
  saveMerged: string;
  mergedFields: (count: number) => string;
  noConflict: string;
  validation: ValidationMessages;
}

/** What a value must be, per keyword of JSON Schema. Shown under the field's label, so without a subject. */
export interface ValidationMessages {
  required: string;
  type: (expected: string) => string;
  enum: string;
  const: string;
  minLength: (limit: number) => string;
  maxLength: (limit: number) => string;
  pattern: string;
  format: (name: string) => string;
  minimum: (limit: number) => string;
  maximum: (limit: number) => string;
  exclusiveMinimum: (limit: number) => string;
  exclusiveMaximum: (limit: number) => string;
  multipleOf: (step: number) => string;
  minItems: (limit: number) => string;
  maxItems: (limit: number) => string;
  uniqueItems: string;
  invalid: string;
}

const FORMATS: Readonly<Record<string, string>> = {
  email: "Enter an e-mail address, such as ada@example.com.",
  uri: "Enter a web address, such as https://example.com.",
  date: "Enter a date.",
  "date-time": "Enter a date and time.",
  time: "Enter a time.",
  uuid: "Enter an id (UUID).",
};

function count(limit: number, noun: string): string {
  return `${limit} ${noun}${limit === 1 ? "" : "s"}`;
}

export const formMessages: FormMessages = {
  create: "Create",
  save: "Save changes",
  cancel: "Cancel",
  unsaved: "Unsaved changes",
  saving: "Saving…",
  saved: "All changes saved",
  optional: "Optional",
  required: "Required",
  summaryTitle: (faults) => (faults === 1 ? "One value needs attention" : `${faults} values need attention`),
  add: (title) => `Add to ${title}`,
  remove: (title) => `Remove ${title}`,
  moveUp: (title) => `Move ${title} up`,
  moveDown: (title) => `Move ${title} down`,
  item: (title, position) => `${title} ${position}`,
  emptyList: "Nothing here yet.",
  tagHint: "Press Enter or comma to add",
  removeTag: (tag) => `Remove ${tag}`,
  choose: "Choose…",
  unsupported: "This field cannot be edited here.",
  key: "Name",
  conflictTitle: "Someone else changed this record",
  conflictText: (who, when) =>
    `${who ?? "Another person"} saved a newer version ${when}. Choose what to keep.`,
  mine: "Yours",
  theirs: "Theirs",
  allMine: "Keep all of mine",
  allTheirs: "Take all of theirs",
  saveMerged: "Save these values",
  mergedFields: (fields) =>
    fields === 1
      ? "One other field changed without a clash and is kept."
      : `${fields} other fields changed without a clash and are kept.`,
  noConflict: "Your changes do not clash with theirs.",
  validation: {
    required: "This is required.",
    type: (expected) => `Enter a ${expected}.`,
    enum: "Choose one of the options.",
    const: "This value is fixed.",
    minLength: (limit) => `Use at least ${count(limit, "character")}.`,
    maxLength: (limit) => `Use at most ${count(limit, "character")}.`,
    pattern: "This does not have the expected form.",
    format: (name) => FORMATS[name] ?? `Enter a valid ${name}.`,
    minimum: (limit) => `Enter ${limit} or more.`,
    maximum: (limit) => `Enter ${limit} or less.`,
    exclusiveMinimum: (limit) => `Enter more than ${limit}.`,
    exclusiveMaximum: (limit) => `Enter less than ${limit}.`,
    multipleOf: (step) => `Use steps of ${step}.`,
    minItems: (limit) => `Add at least ${count(limit, "item")}.`,
    maxItems: (limit) => `Keep at most ${count(limit, "item")}.`,
    uniqueItems: "Each item can appear only once.",
    invalid: "This value does not fit.",
  },
};
