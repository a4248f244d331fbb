import type { JsonSchema } from "@elqnt/types/entities";
import type { WidgetProps } from "@rjsf/utils";
import type { ReactElement } from "react";
import { toField } from "../../schema/field.ts";
import { controlProps, formContextOf } from "./form-context.ts";
import { BaseInput } from "./inputs.tsx";
import { TagsWidget } from "./tags-widget.tsx";

/** The app's own picker when it gave one; ids typed by hand otherwise. */
export function RelationWidget(props: WidgetProps): ReactElement {
  const { id, name, schema, label, required, value, onChange, registry } = props;
  const { relationPicker: Picker } = formContextOf(registry);
  const field = toField(name, { ...schema, title: label }, required === true, schema as JsonSchema);
  if (!Picker)
    return field.relation?.cardinality === "many" ? (
      <TagsWidget {...props} />
    ) : (
      <BaseInput {...props} type="text" />
    );
  const control = controlProps(props);
  return (
    <Picker
      id={id}
      field={field}
      value={value}
      onChange={onChange}
      disabled={control.disabled}
      readOnly={control.readOnly}
      invalid={control["aria-invalid"] === true}
      describedBy={control["aria-describedby"]}
    />
  );
}
