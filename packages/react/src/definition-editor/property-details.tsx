import type { JsonSchema } from "@elqnt/types/entities";
import { type ReactElement, useId, useState } from "react";
import { isSchema } from "../schema/json-schema.ts";
import { TextField } from "../ui/text-field.tsx";
import { draftType } from "./draft-type.ts";
import type { DefinitionEditorMessages } from "./messages.ts";

export interface PropertyDetailsProps {
  schema: JsonSchema;
  fault: string | undefined;
  messages: DefinitionEditorMessages;
  onChange: (schema: JsonSchema) => void;
}

/** Description, choices, the linked entity, and how the platform treats the field. */
export function PropertyDetails(props: PropertyDetailsProps): ReactElement {
  const { schema, messages, onChange } = props;
  const type = draftType(schema);
  return (
    <>
      <TextField
        label={messages.description}
        value={typeof schema.description === "string" ? schema.description : ""}
        onText={(text) => onChange(withKeyword(schema, "description", text === "" ? undefined : text))}
      />
      {type === "enum" && <Choices {...props} />}
      {type === "relation" && <Relation {...props} />}
      {type === "other" && <p className="elqnt-muted">{messages.otherHint}</p>}
      <div className="elqnt-property-flags">
        <Flag {...props} keyword="x-searchable" label={messages.searchable} hint={messages.searchableHint} />
        <Flag {...props} keyword="x-unique" label={messages.unique} hint={messages.uniqueHint} />
        <Flag {...props} keyword="x-indexed" label={messages.indexed} hint={messages.indexedHint} />
      </div>
    </>
  );
}

function withKeyword(schema: JsonSchema, keyword: string, value: unknown): JsonSchema {
  const { [keyword]: _, ...others } = schema;
  return value === undefined ? others : { ...others, [keyword]: value };
}

interface FlagProps extends PropertyDetailsProps {
  keyword: string;
  label: string;
  hint: string;
}

function Flag({ schema, keyword, label, hint, onChange }: FlagProps): ReactElement {
  const id = useId();
  return (
    <label className="elqnt-choice elqnt-property-flag">
      <input
        type="checkbox"
        className="elqnt-check"
        aria-describedby={id}
        checked={schema[keyword] === true}
        onChange={(event) => onChange(withKeyword(schema, keyword, event.target.checked || undefined))}
      />
      <span>
        {label}
        <span className="elqnt-muted elqnt-property-flag-hint" id={id}>
          {hint}
        </span>
      </span>
    </label>
  );
}

/** One choice per line. Numbers stay numbers where all choices were numbers. */
function Choices({ schema, fault, messages, onChange }: PropertyDetailsProps): ReactElement {
  const id = useId();
  const values: readonly unknown[] = Array.isArray(schema.enum) ? schema.enum : [];
  const [text, setText] = useState(values.join("\n"));
  const isNumeric = schema.type === "integer" || schema.type === "number";
  const update = (next: string) => {
    setText(next);
    const lines = [
      ...new Set(
        next
          .split("\n")
          .map((line) => line.trim())
          .filter(Boolean),
      ),
    ];
    onChange({ ...schema, enum: isNumeric ? lines.map(Number).filter(Number.isFinite) : lines });
  };
  return (
    <div className="elqnt-text-field">
      <label className="elqnt-form-label" htmlFor={id}>
        {messages.options}
      </label>
      <textarea
        id={id}
        className="elqnt-input"
        rows={Math.min(8, Math.max(3, values.length + 1))}
        value={text}
        aria-invalid={fault ? true : undefined}
        aria-describedby={`${id}-hint`}
        onChange={(event) => update(event.target.value)}
      />
      <p id={`${id}-hint`} className={fault ? "elqnt-form-error" : "elqnt-form-description"}>
        {fault ?? messages.optionsHint}
      </p>
    </div>
  );
}

function Relation({ schema, fault, messages, onChange }: PropertyDetailsProps): ReactElement {
  const relation = isSchema(schema["x-relation"]) ? schema["x-relation"] : {};
  const { entity, cardinality } = relation;
  const isMany = cardinality === "many";
  const setMany = (many: boolean) => {
    const { type: _, format: __, items: ___, ...others } = schema;
    const shape = many
      ? { type: "array", items: { type: "string", format: "uuid" } }
      : { type: "string", format: "uuid" };
    onChange({ ...others, ...shape, "x-relation": { ...relation, cardinality: many ? "many" : "one" } });
  };
  return (
    <>
      <TextField
        label={messages.relatedEntity}
        value={typeof entity === "string" ? entity : ""}
        fault={fault}
        data-mono=""
        spellCheck={false}
        autoCapitalize="none"
        onText={(text) => onChange({ ...schema, "x-relation": { ...relation, entity: text.trim() } })}
      />
      <label className="elqnt-choice">
        <input
          type="checkbox"
          className="elqnt-check"
          checked={isMany}
          onChange={(event) => setMany(event.target.checked)}
        />
        {messages.many}
      </label>
    </>
  );
}
