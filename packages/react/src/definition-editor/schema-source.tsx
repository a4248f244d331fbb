import type { JsonSchema } from "@elqnt/types/entities";
import { type ReactElement, useId, useState } from "react";
import { isSchema } from "../schema/json-schema.ts";
import { Button } from "../ui/button.tsx";
import type { DefinitionEditorMessages } from "./messages.ts";

export interface SchemaSourceProps {
  schema: JsonSchema;
  readOnly: boolean;
  messages: DefinitionEditorMessages;
  onChange: (schema: JsonSchema) => void;
  onInvalid: (isInvalid: boolean) => void;
}

function print(schema: JsonSchema): string {
  return JSON.stringify(schema, undefined, 2);
}

/** The schema as text. What parses takes effect at once; what does not is explained and kept. */
export function SchemaSource({
  schema,
  readOnly,
  messages,
  onChange,
  onInvalid,
}: SchemaSourceProps): ReactElement {
  const [text, setText] = useState(() => print(schema));
  const [fault, setFault] = useState<string>();
  const id = useId();
  const update = (next: string) => {
    setText(next);
    const read = parse(next);
    setFault(read.fault);
    onInvalid(read.fault !== undefined);
    if (read.schema) onChange(read.schema);
  };
  return (
    <div className="elqnt-text-field elqnt-source">
      <div className="elqnt-source-bar">
        <label className="elqnt-form-label" htmlFor={id}>
          {messages.source}
        </label>
        <Button
          size="small"
          look="quiet"
          disabled={fault !== undefined || readOnly}
          onClick={() => setText(print(schema))}
        >
          {messages.format}
        </Button>
      </div>
      <textarea
        id={id}
        className="elqnt-input"
        data-mono=""
        rows={24}
        wrap="off"
        spellCheck={false}
        autoCapitalize="none"
        readOnly={readOnly}
        value={text}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={(event) => update(event.target.value)}
      />
      {fault && (
        <p className="elqnt-form-error" id={`${id}-fault`} role="status">
          {messages.sourceInvalid(fault)}
        </p>
      )}
    </div>
  );
}

function parse(text: string): { schema?: JsonSchema; fault?: string } {
  try {
    const schema: unknown = JSON.parse(text);
    return isSchema(schema) ? { schema } : { fault: "an object is expected" };
  } catch (error) {
    return { fault: error instanceof Error ? error.message.replace(/^JSON\.parse: /, "") : String(error) };
  }
}
