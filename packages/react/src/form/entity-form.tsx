import type { EntityDefinition, EntityRecord } from "@elqnt/types/entities";
import type { RJSFSchema } from "@rjsf/utils";
import {
  type ComponentType,
  type KeyboardEvent,
  type ReactElement,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import type { FieldProblem } from "../problem/field-problems.ts";
import { ProblemNotice } from "../problem/problem-notice.tsx";
import { useMessages } from "../provider/messages.ts";
import { definitionFields } from "../schema/fields.ts";
import type { Fields } from "../schema/fields-patch.ts";
import { classNames } from "../shared/class-names.ts";
import { ConflictPanel } from "./conflict-panel.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { FormFooter } from "./form-footer.tsx";
import { uiSchemaOf } from "./form-schema.ts";
import { type FormMessages, formMessages } from "./messages.ts";
import { rjsfValidator, toErrorSchema } from "./rjsf-validator.ts";
import type { EntityFormContext, RelationPickerProps } from "./theme/form-context.ts";
import { ThemedForm } from "./theme/index.ts";
import { conflictingRecord, type FormSubmission, useEntityForm } from "./use-entity-form.ts";
import { useUnloadGuard } from "./use-unload-guard.ts";

export interface EntityFormProps {
  definition: EntityDefinition;
  /** The record to edit; leave it out to create one. */
  record?: EntityRecord | undefined;
  /** First values of a new record; what is missing starts from the schema's defaults. */
  initialFields?: Fields | undefined;
  /**
   * Stores the values. A rejection is shown: faults beside their fields, a version conflict as a choice,
   * anything else above the form. `null` or `false` means "not stored", as the imperative hooks answer.
   */
  onSubmit: (submission: FormSubmission) => unknown;
  onCancel?: (() => void) | undefined;
  onDirtyChange?: ((isDirty: boolean) => void) | undefined;
  /** A problem kept outside, for `onSubmit` functions that do not reject. */
  problem?: unknown;
  disabled?: boolean | undefined;
  readOnly?: boolean | undefined;
  /** Text of the submit button. */
  submitLabel?: string | undefined;
  /** Chooses related records. Without one, ids are typed by hand. */
  relationPicker?: ComponentType<RelationPickerProps> | undefined;
  /** Name of the person who saved first, in a version conflict. */
  renderUser?: ((userId: string) => string | undefined) | undefined;
  /** Asks before the page is left with unsaved values. Defaults to `true`. */
  guardUnload?: boolean | undefined;
  /** Accessible name; defaults to the definition's display name. */
  label?: string | undefined;
  messages?: Partial<FormMessages> | undefined;
  className?: string | undefined;
}

/**
 * A form for the records of an entity, built from the definition's JSON Schema.
 *
 * Order, controls and rules come from the schema; rules are checked without `eval`, so it runs under a strict
 * Content-Security-Policy. What the platform refuses (422) appears beside the fields, and a record somebody
 * else changed meanwhile (412) becomes a choice per field.
 *
 * `import { EntityForm } from "@elqnt/react/form"`
 *
 * @example
 * ```tsx
 * <EntityForm
 *   definition={ticket}
 *   record={record}
 *   onSubmit={({ patch, version }) => updateRecord({ recordId: record.id, version, body: { fields: patch } })}
 * />
 * ```
 */
export function EntityForm(props: EntityFormProps): ReactElement {
  const { definition, record, disabled = false, readOnly = false, relationPicker, onDirtyChange } = props;
  const messages = useMessages("form", formMessages, props.messages);
  const form = useEntityForm({
    ...props,
    record,
    messages,
    initialFields: props.initialFields,
    problem: props.problem,
  });
  const [clientProblems, setClientProblems] = useState<readonly FieldProblem[]>(NO_PROBLEMS);
  const root = useRef<HTMLElement>(null);
  const idPrefix = useId();
  const schema = definition.schema as RJSFSchema;
  const fields = useMemo(() => definitionFields(definition), [definition]);
  const uiSchema = useMemo(() => uiSchemaOf(definition.schema), [definition]);
  const validator = useMemo(() => rjsfValidator(messages.validation), [messages]);
  const context = useMemo<EntityFormContext>(
    () => ({ messages, relationPicker }),
    [messages, relationPicker],
  );
  const extraErrors = useMemo(() => toErrorSchema(form.serverProblems), [form.serverProblems]);

  const { isDirty, serverProblems, problem } = form;
  useUnloadGuard(isDirty && props.guardUnload !== false);
  useEffect(() => onDirtyChange?.(isDirty), [isDirty, onDirtyChange]);
  useEffect(() => {
    if (problem) focusFirstFault(root.current);
  }, [problem]);

  const faults = [...clientProblems, ...serverProblems];
  const current = conflictingRecord(problem);
  const labelOf = (path: readonly string[]) => fields.find((field) => field.path === namedPath(path))?.title;
  const focusField = (path: readonly string[]) => focusControl([idPrefix, ...path].join(SEPARATOR));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
      root.current?.querySelector("form")?.requestSubmit();
  };

  return (
    <section
      ref={root}
      className={classNames("elqnt elqnt-form", props.className)}
      aria-label={props.label ?? definition.displayName}
      aria-busy={form.isSubmitting}
      onKeyDown={onKeyDown}
    >
      {current ? (
        <ConflictPanel
          base={form.base.fields}
          mine={form.fields}
          current={current}
          fields={fields}
          isSubmitting={form.isSubmitting}
          messages={messages}
          renderUser={props.renderUser}
          onResolve={(merged) => void form.continueFrom(current, merged)}
        />
      ) : (
        problem && !problem.errors?.length && <ProblemNotice problem={problem} />
      )}
      {faults.length > 0 && (
        <ErrorSummary problems={faults} labelOf={labelOf} onGo={focusField} messages={messages} />
      )}
      <ThemedForm
        key={`${definition.id}/${record?.id ?? ""}`}
        schema={schema}
        uiSchema={uiSchema}
        validator={validator}
        formData={form.fields}
        formContext={context}
        idPrefix={idPrefix}
        idSeparator={SEPARATOR}
        disabled={disabled || form.isSubmitting}
        readonly={readOnly}
        noHtml5Validate
        showErrorList={false}
        liveValidate={clientProblems.length > 0 ? "onChange" : false}
        extraErrors={extraErrors}
        experimental_defaultFormStateBehavior={DEFAULTS}
        onChange={(event, id) => {
          form.setFields(event.formData ?? {}, id?.split(SEPARATOR).slice(1));
          if (clientProblems.length > 0) setClientProblems(problemsIn(event.errors));
        }}
        onError={(errors) => {
          setClientProblems(problemsIn(errors));
          focusFirstFault(root.current);
        }}
        onSubmit={(event) => {
          setClientProblems(NO_PROBLEMS);
          void form.submit(event.formData ?? {});
        }}
      >
        <FormFooter
          {...{ form, messages, disabled, readOnly }}
          submitLabel={props.submitLabel ?? (record ? messages.save : messages.create)}
          isNew={record === undefined}
          onCancel={props.onCancel}
        />
      </ThemedForm>
    </section>
  );
}

const SEPARATOR = "/";
const NO_PROBLEMS: readonly FieldProblem[] = [];
const DEFAULTS = {
  emptyObjectFields: "skipDefaults",
  arrayMinItems: { populate: "never" },
  constAsDefaults: "never",
  requiredBooleanDefault: "skip",
} as const;

/** Only faults of our own validator carry a path; those of the platform are listed apart. */
function problemsIn(
  errors: readonly { name?: string; message?: string; params?: unknown }[],
): FieldProblem[] {
  return errors.flatMap(({ name, message, params }) => {
    const path = (params as { path?: readonly string[] } | undefined)?.path;
    return path ? [{ path, code: name ?? "invalid", message: message ?? "" }] : [];
  });
}

/** A fault in the second phone number is named after the phone numbers. */
function namedPath(path: readonly string[]): string {
  return path.filter((segment) => !/^\d+$/.test(segment)).join(".");
}

function focusFirstFault(root: HTMLElement | null): void {
  const target =
    root?.querySelector<HTMLElement>('[aria-invalid="true"]') ??
    root?.querySelector<HTMLElement>(
      ".elqnt-form-summary button, .elqnt-conflict input, .elqnt-conflict button",
    );
  target?.focus();
}

function focusControl(id: string): void {
  const element = document.getElementById(id);
  const control = element?.matches("input, select, textarea, button")
    ? element
    : element?.querySelector<HTMLElement>("input, select, textarea, button");
  control?.focus();
}
