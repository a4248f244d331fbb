import { type BaseInputTemplateProps, getInputProps, type WidgetProps } from "@rjsf/utils";
import type { ReactElement } from "react";
import { controlProps, formContextOf } from "./form-context.ts";

/** One-line texts, numbers, dates: everything that is an `<input>`. */
export function BaseInput(props: BaseInputTemplateProps): ReactElement {
  const { id, schema, type, options, value, placeholder, onChange, onChangeOverride, onBlur, onFocus } =
    props;
  const { type: inputType, ...input } = getInputProps(schema, type, options);
  return (
    <input
      className="elqnt-input"
      {...controlProps(props)}
      {...input}
      // A number input hides what it cannot parse, also from validation; text with a numeric keyboard does not.
      type={inputType === "number" ? "number" : inputType}
      placeholder={placeholder}
      value={value ?? ""}
      onChange={
        onChangeOverride ??
        ((event) => onChange(event.target.value === "" ? options.emptyValue : event.target.value))
      }
      onBlur={(event) => onBlur(id, event.target.value)}
      onFocus={(event) => onFocus(id, event.target.value)}
    />
  );
}

export function TextareaWidget(props: WidgetProps): ReactElement {
  const { id, value, options, onChange, onBlur, onFocus, placeholder } = props;
  return (
    <textarea
      className="elqnt-input"
      {...controlProps(props)}
      rows={typeof options.rows === "number" ? options.rows : 4}
      placeholder={placeholder}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value === "" ? options.emptyValue : event.target.value)}
      onBlur={(event) => onBlur(id, event.target.value)}
      onFocus={(event) => onFocus(id, event.target.value)}
    />
  );
}

export function CheckboxWidget(props: WidgetProps): ReactElement {
  const { value, label, hideLabel, onChange } = props;
  const { readOnly, ...control } = controlProps(props);
  return (
    <label className="elqnt-choice elqnt-form-check">
      <input
        type="checkbox"
        className="elqnt-check"
        {...control}
        required={false}
        disabled={control.disabled || readOnly}
        checked={value === true}
        onChange={(event) => onChange(event.target.checked)}
      />
      {!hideLabel && <span>{label}</span>}
    </label>
  );
}

/** Options travel by index: an enum may hold numbers, booleans and texts that look alike. */
export function SelectWidget(props: WidgetProps): ReactElement {
  const { value, options, onChange, required, registry } = props;
  const { readOnly, ...control } = controlProps(props);
  const choices = options.enumOptions ?? [];
  const index = choices.findIndex((option) => option.value === value);
  return (
    <select
      className="elqnt-input"
      {...control}
      disabled={control.disabled || readOnly}
      value={index}
      onChange={(event) => onChange(choices[Number(event.target.value)]?.value)}
    >
      <option value={-1} disabled={required && index !== -1}>
        {required ? formContextOf(registry).messages.choose : "–"}
      </option>
      {choices.map((option, position) => (
        <option key={String(option.value)} value={position}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

export function CheckboxesWidget(props: WidgetProps): ReactElement {
  const { id, value, options, onChange, disabled, readonly } = props;
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  const choices = options.enumOptions ?? [];
  const toggle = (option: unknown, checked: boolean) =>
    onChange(
      choices.map((each) => each.value).filter((each) => (each === option ? checked : chosen.includes(each))),
    );
  return (
    <div
      id={id}
      role="group"
      aria-labelledby={`${id}__title`}
      aria-describedby={controlProps(props)["aria-describedby"]}
      className="elqnt-form-choices"
    >
      {choices.map((option) => (
        <label key={String(option.value)} className="elqnt-choice">
          <input
            type="checkbox"
            className="elqnt-check"
            disabled={disabled || readonly}
            checked={chosen.includes(option.value)}
            onChange={(event) => toggle(option.value, event.target.checked)}
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
