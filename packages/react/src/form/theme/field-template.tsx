import type { JsonSchema } from "@elqnt/types/entities";
import { ADDITIONAL_PROPERTY_FLAG, type FieldTemplateProps } from "@rjsf/utils";
import type { ReactElement, ReactNode } from "react";
import { type FieldKind, toField } from "../../schema/field.ts";
import { IconButton } from "../../ui/button.tsx";
import { formContextOf } from "./form-context.ts";

const SHORT: ReadonlySet<FieldKind> = new Set([
  "date",
  "date-time",
  "time",
  "number",
  "integer",
  "enum",
  "boolean",
]);
const CONTAINERS: ReadonlySet<FieldKind> = new Set(["object", "list"]);

/** Label, control, description and message of one field; descriptions come second so controls stay in line. Short controls share a line where there is room. */
export function FieldTemplate(props: FieldTemplateProps): ReactElement {
  const { id, schema, hidden, displayLabel, label, required, rawDescription, rawErrors, children, registry } =
    props;
  if (hidden) return <div hidden>{children}</div>;
  if (isRoot(props)) return <>{children}</>;
  const { messages } = formContextOf(registry);
  const { kind } = toField(label, schema, false, schema as JsonSchema);
  const isGroup = CONTAINERS.has(kind) && !displayLabel;
  return (
    <div className="elqnt-form-field" data-size={SHORT.has(kind) ? "short" : undefined} data-kind={kind}>
      <Additional template={props}>
        {displayLabel && (
          <label className="elqnt-form-label" htmlFor={id} id={`${id}__title`}>
            {label}
            {required && (
              <span className="elqnt-form-required" title={messages.required} aria-hidden="true">
                *
              </span>
            )}
          </label>
        )}
        {children}
        {rawDescription && !isGroup && (
          <p className="elqnt-form-description" id={`${id}__description`}>
            {rawDescription}
          </p>
        )}
        {rawErrors && rawErrors.length > 0 && <FieldError id={id} errors={rawErrors} />}
      </Additional>
    </div>
  );
}

function isRoot({ fieldPathId }: FieldTemplateProps): boolean {
  return fieldPathId.path.length === 0;
}

function FieldError({ id, errors }: { id: string; errors: readonly string[] }): ReactElement {
  return (
    <p className="elqnt-form-error" id={`${id}__error`}>
      {[...new Set(errors)].join(" ")}
    </p>
  );
}

/** A property the schema does not name: its key is editable and it can be removed. */
function Additional({
  template,
  children,
}: {
  template: FieldTemplateProps;
  children: ReactNode;
}): ReactElement {
  const { id, schema, label, disabled, readonly, onKeyRenameBlur, onRemoveProperty, registry } = template;
  if (!(ADDITIONAL_PROPERTY_FLAG in schema)) return <>{children}</>;
  const { messages } = formContextOf(registry);
  return (
    <div className="elqnt-form-additional">
      <input
        className="elqnt-input"
        id={`${id}__key`}
        aria-label={messages.key}
        defaultValue={label}
        disabled={disabled || readonly}
        onBlur={onKeyRenameBlur}
      />
      <div>{children}</div>
      <IconButton
        icon="trash"
        label={messages.remove(label)}
        disabled={disabled || readonly}
        onClick={onRemoveProperty}
      />
    </div>
  );
}
