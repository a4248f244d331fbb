import type { EntityRecord } from "@elqnt/types/entities";
import type { ReactElement, ReactNode } from "react";
import type { EntityField, FieldKind } from "../schema/field.ts";
import { recordTitle, recordValue } from "../schema/fields.ts";
import { FieldValue } from "../value/field-value.tsx";

export interface CardContentProps {
  record: EntityRecord;
  fields: readonly EntityField[];
  /** Fields under the title. */
  shown: readonly EntityField[];
  renderRelation: ((id: string, field: EntityField) => ReactNode) | undefined;
}

/** A lone "2" or "Yes" says nothing; a date or a badge speaks for itself. */
const BARE: ReadonlySet<FieldKind> = new Set(["number", "integer", "boolean"]);

/** Title and a few values. A card is one control, so nothing inside is a control of its own. */
export function CardContent({ record, fields, shown, renderRelation }: CardContentProps): ReactElement {
  const present = shown.filter((field) => recordValue(record, field.path) !== undefined);
  return (
    <>
      <span className="elqnt-card-title" dir="auto">
        {recordTitle(record, fields)}
      </span>
      {present.length > 0 && (
        <span className="elqnt-card-fields">
          {present.map((field) => (
            <span key={field.path} className="elqnt-card-field">
              <span className={BARE.has(field.kind) ? undefined : "elqnt-hidden"}>{field.title}&nbsp;</span>
              <FieldValue
                field={field}
                value={recordValue(record, field.path)}
                links="none"
                renderRelation={renderRelation}
              />
            </span>
          ))}
        </span>
      )}
    </>
  );
}
