import type { Appearance } from "../provider/appearance.ts";
import type { FilterCondition } from "../schema/conditions.ts";
import type { EntityField } from "../schema/field.ts";
import { asText } from "../value/field-value.tsx";
import { formatDate, formatDateTime } from "../value/format.ts";
import type { TableMessages } from "./messages.ts";

/** A condition as a phrase: "Status is any of Open, Waiting". */
export function filterText(
  condition: FilterCondition,
  field: EntityField | undefined,
  messages: TableMessages,
  appearance: Appearance,
): string {
  const { operator, value } = condition;
  const title = field?.title ?? condition.field;
  if (operator === "exists") {
    return `${title} ${value === false ? messages.missing : messages.operators.exists}`;
  }
  const values = (Array.isArray(value) ? value : [value]).map((each) =>
    operandText(each, field, messages, appearance),
  );
  const joined = operator === "between" ? values.join(` ${messages.and} `) : values.join(", ");
  return `${title} ${messages.operators[operator]} ${joined}`;
}

function operandText(
  value: unknown,
  field: EntityField | undefined,
  messages: TableMessages,
  appearance: Appearance,
): string {
  const option = field?.options?.find((candidate) => candidate.value === value);
  if (option) return option.label;
  if (typeof value === "boolean") return value ? messages.yes : messages.no;
  if (field?.kind === "date") return formatDate(asText(value), appearance);
  if (field?.kind === "date-time") return formatDateTime(asText(value), appearance);
  return asText(value);
}
