import { type FormEvent, type ReactElement, useState } from "react";
import type { FilterCondition } from "../schema/conditions.ts";
import type { EntityField } from "../schema/field.ts";
import { type FilterOperator, operatorsOf } from "../schema/operators.ts";
import { Button } from "../ui/button.tsx";
import { operandOf, textsOf } from "./filter-operand.ts";
import { OperandInput } from "./filter-operand-input.tsx";
import type { TableMessages } from "./messages.ts";

export interface FilterEditorProps {
  fields: readonly EntityField[];
  condition: FilterCondition | undefined;
  messages: TableMessages;
  onApply: (condition: FilterCondition) => void;
  onCancel: () => void;
}

/** `exists` takes yes or no; people choose between "has a value" and "has no value" instead. */
const MISSING = "missing";
type OperatorChoice = FilterOperator | typeof MISSING;

/** Field, condition, value. Applies on Enter. */
export function FilterEditor(props: FilterEditorProps): ReactElement {
  const { fields, condition, messages, onApply, onCancel } = props;
  const [path, setPath] = useState(condition?.field ?? fields[0]?.path ?? "");
  const field = fields.find((candidate) => candidate.path === path) ?? fields[0];
  const [choice, setChoice] = useState<OperatorChoice>(() => initialChoice(condition, field));
  const [texts, setTexts] = useState(() => (condition ? textsOf(condition.operator, condition.value) : []));
  if (!field) return <p className="elqnt-muted">{messages.emptyTitle}</p>;

  const operator = choice === MISSING ? "exists" : choice;
  const value = operator === "exists" ? choice !== MISSING : operandOf(field, operator, texts);
  const chooseField = (next: string) => {
    setPath(next);
    setChoice(
      initialChoice(
        undefined,
        fields.find((candidate) => candidate.path === next),
      ),
    );
    setTexts([]);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (value !== undefined) onApply({ field: field.path, operator, value });
  };
  return (
    <form className="elqnt-filter-editor" onSubmit={submit}>
      <label className="elqnt-filter-field">
        <span className="elqnt-filter-label">{messages.field}</span>
        <select
          className="elqnt-input"
          value={field.path}
          onChange={(event) => chooseField(event.target.value)}
        >
          {fields.map(({ path: each, title }) => (
            <option key={each} value={each}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label className="elqnt-filter-field">
        <span className="elqnt-filter-label">{messages.operator}</span>
        <select
          className="elqnt-input"
          value={choice}
          onChange={(event) => setChoice(event.target.value as OperatorChoice)}
        >
          {operatorsOf(field).map((each) => (
            <option key={each} value={each}>
              {messages.operators[each]}
            </option>
          ))}
          <option value={MISSING}>{messages.missing}</option>
        </select>
      </label>
      <OperandInput
        key={`${path}/${operator}`}
        {...{ field, operator, texts, messages }}
        onChange={setTexts}
      />
      <div className="elqnt-filter-actions">
        <Button look="quiet" size="small" onClick={onCancel}>
          {messages.cancel}
        </Button>
        <Button type="submit" look="primary" size="small" disabled={value === undefined}>
          {messages.apply}
        </Button>
      </div>
    </form>
  );
}

function initialChoice(
  condition: FilterCondition | undefined,
  field: EntityField | undefined,
): OperatorChoice {
  if (condition)
    return condition.operator === "exists" && condition.value === false ? MISSING : condition.operator;
  return (field && operatorsOf(field)[0]) ?? "exists";
}
