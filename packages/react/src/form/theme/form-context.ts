import type { WidgetProps } from "@rjsf/utils";
import type { ComponentType } from "react";
import type { EntityField } from "../../schema/field.ts";
import type { FormMessages } from "../messages.ts";

/** What a relation picker gets and gives. Ids are record ids of `field.relation.entity`. */
export interface RelationPickerProps {
  /** Id for the control, so the field's label names it. */
  id: string;
  field: EntityField;
  value: string | readonly string[] | undefined;
  onChange: (value: string | readonly string[] | undefined) => void;
  disabled: boolean;
  readOnly: boolean;
  invalid: boolean;
  /** Ids of description and error texts, for `aria-describedby`. */
  describedBy: string | undefined;
}

/** What widgets and templates need besides the props of RJSF. */
export interface EntityFormContext {
  messages: FormMessages;
  relationPicker: ComponentType<RelationPickerProps> | undefined;
}

export function formContextOf(registry: { formContext?: unknown }): EntityFormContext {
  return registry.formContext as EntityFormContext;
}

/** Ids of the texts that exist for a control: a dangling id would be read as nothing. */
export function describedBy(
  props: Pick<WidgetProps, "id" | "schema" | "options" | "rawErrors">,
): string | undefined {
  const { id, schema, options, rawErrors } = props;
  const ids = [
    rawErrors?.length ? `${id}__error` : undefined,
    (options?.description ?? schema.description) ? `${id}__description` : undefined,
  ].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

/** The attributes every control shares. */
export function controlProps(props: WidgetProps) {
  const { id, htmlName, required, disabled, readonly, rawErrors } = props;
  return {
    id,
    name: htmlName || id,
    required,
    disabled: disabled === true,
    readOnly: readonly === true,
    "aria-invalid": rawErrors && rawErrors.length > 0 ? (true as const) : undefined,
    "aria-describedby": describedBy(props),
  };
}
