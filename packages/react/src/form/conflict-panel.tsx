import type { EntityRecord } from "@elqnt/types/entities";
import { type ReactElement, useId, useMemo, useState } from "react";
import { useAppearance } from "../provider/appearance.ts";
import type { EntityField } from "../schema/field.ts";
import type { Fields } from "../schema/fields-patch.ts";
import { Button } from "../ui/button.tsx";
import { FieldValue } from "../value/field-value.tsx";
import { formatDateTime } from "../value/format.ts";
import { type Clash, mergeFields } from "./merge-fields.ts";
import type { FormMessages } from "./messages.ts";

export interface ConflictPanelProps {
  base: Fields;
  mine: Fields;
  current: EntityRecord;
  fields: readonly EntityField[];
  isSubmitting: boolean;
  messages: FormMessages;
  onResolve: (fields: Fields) => void;
  /** Shows a person's name instead of a user id. */
  renderUser?: ((userId: string) => string | undefined) | undefined;
}

/** Somebody saved first: per clashing field, keep mine or take theirs. Everything else merges by itself. */
export function ConflictPanel(props: ConflictPanelProps): ReactElement {
  const { base, mine, current, fields, isSubmitting, messages, onResolve, renderUser } = props;
  const appearance = useAppearance();
  const titleId = useId();
  const merge = useMemo(() => mergeFields(base, mine, current.fields), [base, mine, current]);
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const take = (name: string, takesTheirs: boolean) => {
    const next = new Set(theirs);
    if (takesTheirs) next.add(name);
    else next.delete(name);
    setTheirs(next);
  };
  return (
    <section className="elqnt-conflict" role="alert" aria-labelledby={titleId}>
      <strong id={titleId}>{messages.conflictTitle}</strong>
      <p>
        {messages.conflictText(
          renderUser?.(current.updatedBy),
          formatDateTime(current.updatedAt, appearance),
        )}{" "}
        {merge.clashes.length === 0 && messages.noConflict}{" "}
        {merge.merged.length > 0 && messages.mergedFields(merge.merged.length)}
      </p>
      {merge.clashes.map((clash) => (
        <ClashChoice
          key={clash.name}
          clash={clash}
          field={fields.find((field) => field.path === clash.name)}
          takesTheirs={theirs.has(clash.name)}
          onTake={(takesTheirs) => take(clash.name, takesTheirs)}
          messages={messages}
        />
      ))}
      <div className="elqnt-conflict-actions">
        <Button
          look="primary"
          size="small"
          busy={isSubmitting}
          onClick={() => onResolve(merge.resolve(theirs))}
        >
          {messages.saveMerged}
        </Button>
        {merge.clashes.length > 1 && (
          <>
            <Button size="small" onClick={() => setTheirs(new Set())}>
              {messages.allMine}
            </Button>
            <Button size="small" onClick={() => setTheirs(new Set(merge.clashes.map(({ name }) => name)))}>
              {messages.allTheirs}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

interface ClashChoiceProps {
  clash: Clash;
  field: EntityField | undefined;
  takesTheirs: boolean;
  onTake: (takesTheirs: boolean) => void;
  messages: FormMessages;
}

function ClashChoice({ clash, field, takesTheirs, onTake, messages }: ClashChoiceProps): ReactElement {
  const name = useId();
  const sides = [
    { label: messages.mine, value: clash.mine, isTheirs: false },
    { label: messages.theirs, value: clash.theirs, isTheirs: true },
  ];
  return (
    <fieldset className="elqnt-clash">
      <legend className="elqnt-form-label">{field?.title ?? clash.name}</legend>
      {sides.map(({ label, value, isTheirs }) => (
        <label key={label} className="elqnt-clash-side" data-chosen={takesTheirs === isTheirs || undefined}>
          <input
            type="radio"
            className="elqnt-check"
            name={name}
            checked={takesTheirs === isTheirs}
            onChange={() => onTake(isTheirs)}
          />
          <span className="elqnt-clash-label">{label}</span>
          <span className="elqnt-clash-value">
            {field ? <FieldValue field={field} value={value} lines={3} /> : JSON.stringify(value)}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
