import { type ReactElement, useRef } from "react";
import { humanize } from "../schema/humanize.ts";
import { moved } from "../shared/moved.ts";
import { Button } from "../ui/button.tsx";
import type { DefinitionDraft, PropertyDraft } from "./definition-draft.ts";
import type { DraftFaults } from "./draft-faults.ts";
import type { DefinitionEditorMessages } from "./messages.ts";
import { PropertyRow } from "./property-row.tsx";

export interface PropertyListProps {
  draft: DefinitionDraft;
  setDraft: (draft: DefinitionDraft) => void;
  faults: DraftFaults;
  messages: DefinitionEditorMessages;
  announce: (text: string) => void;
  readOnly: boolean;
}

/** The fields of a definition in display order. */
export function PropertyList(props: PropertyListProps): ReactElement {
  const { draft, setDraft, faults, messages, announce, readOnly } = props;
  const list = useRef<HTMLOListElement>(null);
  const { properties } = draft;
  const write = (next: readonly PropertyDraft[]) => setDraft({ ...draft, properties: next });
  const add = () => {
    const key = Math.max(0, ...properties.map((property) => property.key)) + 1;
    write([
      ...properties,
      { key, name: "", storedName: undefined, required: false, schema: { type: "string" } },
    ]);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>("li:last-child input")?.focus());
  };
  const move = (property: PropertyDraft, from: number, to: number) => {
    write(moved(properties, from, to));
    announce(messages.moved(humanize(property.name), to + 1, properties.length));
  };
  return (
    <div className="elqnt-properties">
      {properties.length === 0 ? (
        <p className="elqnt-muted elqnt-properties-empty">{messages.noFields}</p>
      ) : (
        <>
          <div className="elqnt-property-head" aria-hidden="true">
            <span>{messages.fieldTitle}</span>
            <span>{messages.fieldName}</span>
            <span>{messages.fieldType}</span>
            <span>{messages.required}</span>
          </div>
          <ol ref={list}>
            {properties.map((property, index) => (
              <PropertyRow
                key={property.key}
                property={property}
                position={index}
                count={properties.length}
                faults={faults.properties.get(property.key)}
                readOnly={readOnly}
                messages={messages}
                onChange={(next) => write(properties.with(index, next))}
                onMove={(to) => move(property, index, to)}
                onRemove={() => write(properties.toSpliced(index, 1))}
              />
            ))}
          </ol>
        </>
      )}
      {!readOnly && (
        <Button size="small" icon="plus" onClick={add}>
          {messages.addField}
        </Button>
      )}
    </div>
  );
}
