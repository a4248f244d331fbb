import type { EntityDefinition, EntityRecord } from "@elqnt/types/entities";
import { getDefaultFormState, type RJSFSchema } from "@rjsf/utils";
import { useCallback, useEffect, useMemo, useState } from "react";
import { type FieldProblem, fieldProblems } from "../problem/field-problems.ts";
import { problemOf, type ShownProblem } from "../problem/problem-of.ts";
import { type Fields, fieldsPatch, isSame, pruneEmpty } from "../schema/fields-patch.ts";
import { isSchema } from "../schema/json-schema.ts";
import { controlPath } from "./form-schema.ts";
import type { FormMessages } from "./messages.ts";
import { rjsfValidator } from "./rjsf-validator.ts";

/** What a form hands over to be stored. */
export interface FormSubmission {
  /** All fields, as `createRecord` and `replaceRecord` take them. */
  fields: Fields;
  /** The changed fields as an RFC 7396 merge patch, as `updateRecord` takes them: `null` removes. */
  patch: Fields;
  /** Version the values are based on, for `If-Match`; absent for a new record. */
  version?: number;
}

export interface EntityFormState {
  fields: Fields;
  base: { record: EntityRecord | undefined; fields: Fields };
  isDirty: boolean;
  isSaved: boolean;
  isSubmitting: boolean;
  problem: ShownProblem | undefined;
  /** Faults the platform found, on their controls, minus those whose field was edited since. */
  serverProblems: readonly FieldProblem[];
  setFields: (fields: Fields, changedPath: readonly string[] | undefined) => void;
  submit: (fields: Fields) => Promise<void>;
  /** Goes on from a newer stored record with these values. */
  continueFrom: (current: EntityRecord, fields: Fields) => Promise<void>;
}

export interface EntityFormOptions {
  definition: EntityDefinition;
  record: EntityRecord | undefined;
  initialFields: Fields | undefined;
  problem: unknown;
  messages: FormMessages;
  onSubmit: (submission: FormSubmission) => unknown;
}

type Base = EntityFormState["base"];

/** The life of a form: values, what they started from, sending them, what came back. */
export function useEntityForm(options: EntityFormOptions): EntityFormState {
  const { definition, record, initialFields, messages, onSubmit } = options;
  const { schema } = definition;
  const start = useCallback(
    (from: EntityRecord | undefined): Base => ({
      record: from,
      fields: from ? from.fields : newFields(definition, initialFields, messages),
    }),
    [definition, initialFields, messages],
  );
  const [base, setBase] = useState(() => start(record));
  const [fields, setValues] = useState(base.fields);
  const [caught, setCaught] = useState<unknown>();
  const [seen, setSeen] = useState<unknown>();
  const [edited, setEdited] = useState<ReadonlySet<string>>(NONE);
  const [isSubmitting, setSubmitting] = useState(false);
  const [isSaved, setSaved] = useState(false);

  const isDirty = !isSame(pruneEmpty(fields, schema), pruneEmpty(base.fields, schema));
  const isOther = record?.id !== base.record?.id;
  const isNewer = record !== undefined && base.record !== undefined && record.version > base.record.version;
  useEffect(() => {
    if (!isOther && !(isNewer && !isDirty)) return;
    const next = start(record);
    setBase(next);
    setValues(next.fields);
    setCaught(undefined);
  }, [isOther, isNewer, isDirty, record, start]);

  const source = options.problem !== undefined && options.problem !== seen ? options.problem : caught;
  const problem = useMemo(() => problemOf(source), [source]);
  const serverProblems = useMemo(() => {
    const owned = fieldProblems(problem).map((each) => ({ ...each, path: controlPath(each.path, schema) }));
    return owned.filter(({ path }) => path.length === 0 || !edited.has(path.join("/")));
  }, [problem, schema, edited]);

  const send = async (values: Fields, from: Base) => {
    setSeen(options.problem);
    setCaught(undefined);
    setEdited(NONE);
    setSubmitting(true);
    const clean = pruneEmpty(values, schema);
    try {
      const result = await onSubmit({
        fields: clean,
        patch: fieldsPatch(from.fields, clean),
        ...(from.record && { version: from.record.version }),
      });
      // The imperative hooks do not reject: they answer null or false and keep the error.
      if (result === null || result === false) return;
      setBase({ record: from.record, fields: clean });
      setSaved(true);
    } catch (error) {
      setCaught(error);
    } finally {
      setSubmitting(false);
    }
  };

  return {
    fields,
    base,
    isDirty,
    isSaved: isSaved && !isDirty,
    isSubmitting,
    problem,
    serverProblems,
    setFields: (next, changedPath) => {
      setValues(next);
      if (changedPath) setEdited((old) => new Set([...old, controlPath(changedPath, schema).join("/")]));
    },
    submit: (values) => send(values, base),
    continueFrom: (current, values) => {
      const from = { record: current, fields: current.fields };
      setBase(from);
      setValues(values);
      return send(values, from);
    },
  };
}

const NONE: ReadonlySet<string> = new Set();

/** A new record starts from the defaults of its schema; an existing one is never filled up behind its back. */
function newFields(
  definition: EntityDefinition,
  initial: Fields | undefined,
  messages: FormMessages,
): Fields {
  const schema = definition.schema as RJSFSchema;
  const state = getDefaultFormState(
    rjsfValidator(messages.validation),
    schema,
    initial ?? {},
    schema,
    false,
    {
      emptyObjectFields: "skipEmptyDefaults",
      arrayMinItems: { populate: "requiredOnly" },
      constAsDefaults: "skipOneOf",
      requiredBooleanDefault: "skip",
    },
  );
  return isSchema(state) ? state : {};
}

/** The stored record a 412 carries, if it is complete enough to compare with. */
export function conflictingRecord(problem: ShownProblem | undefined): EntityRecord | undefined {
  const current = problem?.code === "version_conflict" ? problem.current : undefined;
  if (!isSchema(current) || !isSchema(current.fields) || typeof current.version !== "number")
    return undefined;
  return current as unknown as EntityRecord;
}
