import { type ReactElement, useId } from "react";
import type { EntityField } from "../schema/field.ts";
import { type FilterOperator, operandShape } from "../schema/operators.ts";
import { fromLocalInput, toLocalInput } from "../value/local-time.ts";
import type { OperandTexts } from "./filter-operand.ts";
import type { TableMessages } from "./messages.ts";

export interface OperandInputProps {
  field: EntityField;
  operator: FilterOperator;
  texts: OperandTexts;
  onChange: (texts: OperandTexts) => void;
  messages: TableMessages;
}

/** The control that fits a field and an operator. */
export function OperandInput(props: OperandInputProps): ReactElement | null {
  const { field, operator, texts, onChange, messages } = props;
  const shape = operandShape(operator);
  if (shape === "flag") return null;
  if (shape === "many") return field.options ? <Choices {...props} /> : <CommaList {...props} />;
  if (shape === "two") {
    return (
      <div className="elqnt-filter-range">
        <Single
          {...props}
          label={messages.from}
          text={texts[0] ?? ""}
          onText={(text) => onChange([text, texts[1] ?? ""])}
        />
        <Single
          {...props}
          label={messages.to}
          text={texts[1] ?? ""}
          onText={(text) => onChange([texts[0] ?? "", text])}
        />
      </div>
    );
  }
  return (
    <Single {...props} label={messages.value} text={texts[0] ?? ""} onText={(text) => onChange([text])} />
  );
}

function Choices({ field, texts, onChange, messages }: OperandInputProps): ReactElement {
  const toggle = (text: string, checked: boolean) =>
    onChange(checked ? [...texts, text] : texts.filter((each) => each !== text));
  return (
    <fieldset className="elqnt-filter-choices">
      <legend className="elqnt-filter-label">{messages.value}</legend>
      {field.options?.map(({ value, label }) => (
        <label key={String(value)} className="elqnt-choice">
          <input
            type="checkbox"
            className="elqnt-check"
            checked={texts.includes(String(value))}
            onChange={(event) => toggle(String(value), event.target.checked)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function CommaList({ texts, onChange, messages }: OperandInputProps): ReactElement {
  return (
    <label className="elqnt-filter-field">
      <span className="elqnt-filter-label">{messages.value}</span>
      <input
        className="elqnt-input"
        defaultValue={texts.join(", ")}
        placeholder={messages.listHint}
        onChange={(event) => onChange(event.target.value.split(","))}
      />
    </label>
  );
}

interface SingleProps extends OperandInputProps {
  label: string;
  text: string;
  onText: (text: string) => void;
}

function Single({ field, label, text, onText, messages }: SingleProps): ReactElement {
  const id = useId();
  const options = field.kind === "boolean" ? booleanOptions(messages) : field.options;
  return (
    <div className="elqnt-filter-field">
      <label className="elqnt-filter-label" htmlFor={id}>
        {label}
      </label>
      {options ? (
        <select id={id} className="elqnt-input" value={text} onChange={(event) => onText(event.target.value)}>
          <option value="" />
          {options.map(({ value, label: name }) => (
            <option key={String(value)} value={String(value)}>
              {name}
            </option>
          ))}
        </select>
      ) : (
        <TypedInput id={id} field={field} text={text} onText={onText} />
      )}
    </div>
  );
}

function booleanOptions(messages: TableMessages) {
  return [
    { value: true, label: messages.yes },
    { value: false, label: messages.no },
  ];
}

const INPUT_TYPE: Readonly<Record<string, string>> = {
  number: "number",
  integer: "number",
  date: "date",
  time: "time",
};

interface TypedInputProps {
  id: string;
  field: EntityField;
  text: string;
  onText: (text: string) => void;
}

function TypedInput({ id, field, text, onText }: TypedInputProps): ReactElement {
  if (field.kind === "date-time") {
    return (
      <input
        id={id}
        className="elqnt-input"
        type="datetime-local"
        value={toLocalInput(text)}
        onChange={(event) => onText(fromLocalInput(event.target.value) ?? "")}
      />
    );
  }
  return (
    <input
      id={id}
      className="elqnt-input"
      type={INPUT_TYPE[field.kind] ?? "text"}
      step={field.kind === "number" ? "any" : undefined}
      value={text}
      onChange={(event) => onText(event.target.value)}
    />
  );
}
