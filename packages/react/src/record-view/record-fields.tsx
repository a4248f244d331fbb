import type { EntityDefinition, EntityRecord } from "@elqnt/types/entities";
import { type ReactElement, type ReactNode, useMemo } from "react";
import type { EntityField } from "../schema/field.ts";
import { definitionFields, recordValue } from "../schema/fields.ts";
import { FieldValue } from "../value/field-value.tsx";

export interface RecordFieldsProps {
  definition: EntityDefinition;
  record: EntityRecord;
  /** The field already shown as the title. */
  without: EntityField | undefined;
  renderRelation: ((id: string, field: EntityField) => ReactNode) | undefined;
}

/** Every field with its value, also the empty ones: what is missing is information too. */
export function RecordFields({
  definition,
  record,
  without,
  renderRelation,
}: RecordFieldsProps): ReactElement {
  const fields = useMemo(
    () => definitionFields(definition).filter((field) => field.kind !== "object"),
    [definition],
  );
  return (
    <dl className="elqnt-record-fields">
      {fields
        .filter((field) => field.path !== without?.path)
        .map((field) => (
          <div key={field.path} className="elqnt-record-field" data-kind={field.kind}>
            <dt>{field.title}</dt>
            <dd>
              <FieldValue
                field={field}
                value={recordValue(record, field.path)}
                lines={0}
                renderRelation={renderRelation}
              />
            </dd>
          </div>
        ))}
    </dl>
  );
}
