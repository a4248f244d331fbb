import type { JsonSchema } from "@elqnt/types/entities";
import { type ReactElement, useId, useState } from "react";
import { humanize } from "../schema/humanize.ts";
import { IconButton } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { type PropertyDraft, suggestName } from "./definition-draft.ts";
import type { PropertyFaults } from "./draft-faults.ts";
import { type DraftType, draftType, draftTypes, withDraftType } from "./draft-type.ts";
import type { DefinitionEditorMessages } from "./messages.ts";
import { PropertyDetails } from "./property-details.tsx";

export interface PropertyRowProps {
  property: PropertyDraft;
  position: number;
  count: number;
  faults: PropertyFaults | undefined;
  readOnly: boolean;
  messages: DefinitionEditorMessages;
  onChange: (property: PropertyDraft) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
}

/** One field: title, name, type, required; the rest unfolds. */
export function PropertyRow(props: PropertyRowProps): ReactElement {
  const { property, position, count, faults, readOnly, messages, onChange, onMove, onRemove } = props;
  const { name, schema, required, storedName } = property;
  const [isOpen, setOpen] = useState(storedName === undefined && needsDetails(schema));
  const [isNamed, setNamed] = useState(storedName !== undefined || name !== "");
  const detailsId = useId();
  const title = typeof schema.title === "string" ? schema.title : "";
  const shownName = title || humanize(name) || messages.fieldTitle;

  const setTitle = (text: string) => {
    const { title: _, ...others } = schema;
    onChange({
      ...property,
      schema: text === "" ? others : { title: text, ...others },
      name: isNamed ? name : suggestName(text),
    });
  };
  const setType = (type: DraftType) => {
    const next = withDraftType(schema, type);
    onChange({ ...property, schema: next });
    if (needsDetails(next)) setOpen(true);
  };
  return (
    <li className="elqnt-property" data-open={isOpen || undefined}>
      <fieldset className="elqnt-property-main" disabled={readOnly}>
        <legend className="elqnt-hidden">{shownName}</legend>
        <TextField
          label={messages.fieldTitle}
          isLabelHidden
          value={title}
          placeholder={name === "" ? messages.fieldTitle : humanize(name)}
          onText={setTitle}
        />
        <TextField
          label={messages.fieldName}
          isLabelHidden
          data-mono=""
          spellCheck={false}
          autoCapitalize="none"
          value={name}
          placeholder={messages.fieldName}
          fault={faults?.name}
          onText={(text) => {
            setNamed(true);
            onChange({ ...property, name: text.trim() });
          }}
        />
        <TypeSelect schema={schema} messages={messages} onType={setType} />
        <label className="elqnt-choice elqnt-property-required">
          <input
            type="checkbox"
            className="elqnt-check"
            checked={required}
            onChange={(event) => onChange({ ...property, required: event.target.checked })}
          />
          <span className="elqnt-property-required-text">{messages.required}</span>
        </label>
        <div className="elqnt-property-actions">
          <IconButton
            icon="chevronDown"
            size="small"
            className="elqnt-property-toggle"
            label={messages.details(shownName)}
            aria-expanded={isOpen}
            aria-controls={isOpen ? detailsId : undefined}
            onClick={() => setOpen(!isOpen)}
          />
          <IconButton
            icon="arrowUp"
            size="small"
            label={messages.moveUp(shownName)}
            disabled={position === 0}
            onClick={() => onMove(position - 1)}
          />
          <IconButton
            icon="arrowDown"
            size="small"
            label={messages.moveDown(shownName)}
            disabled={position === count - 1}
            onClick={() => onMove(position + 1)}
          />
          <IconButton icon="trash" size="small" label={messages.remove(shownName)} onClick={onRemove} />
        </div>
      </fieldset>
      {storedName !== undefined && storedName !== name && (
        <p className="elqnt-property-note">{messages.renamed(storedName)}</p>
      )}
      {(isOpen || faults?.details) && (
        <fieldset className="elqnt-property-details" id={detailsId} disabled={readOnly}>
          <legend className="elqnt-hidden">{messages.details(shownName)}</legend>
          <PropertyDetails
            schema={schema}
            fault={faults?.details}
            messages={messages}
            onChange={(next) => onChange({ ...property, schema: next })}
          />
        </fieldset>
      )}
    </li>
  );
}

function needsDetails(schema: JsonSchema): boolean {
  return ["enum", "relation"].includes(draftType(schema));
}

interface TypeSelectProps {
  schema: JsonSchema;
  messages: DefinitionEditorMessages;
  onType: (type: DraftType) => void;
}

function TypeSelect({ schema, messages, onType }: TypeSelectProps): ReactElement {
  const type = draftType(schema);
  const choices = type === "other" ? [...draftTypes, "other" as const] : draftTypes;
  return (
    <select
      className="elqnt-input"
      aria-label={messages.fieldType}
      value={type}
      onChange={(event) => onType(event.target.value as DraftType)}
    >
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {messages.types[choice]}
        </option>
      ))}
    </select>
  );
}
