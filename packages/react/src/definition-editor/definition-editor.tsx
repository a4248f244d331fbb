import type { DefinitionPlan, EntityDefinition } from "@elqnt/types/entities";
import { type ReactElement, useMemo, useState } from "react";
import { ProblemNotice } from "../problem/problem-notice.tsx";
import { useMessages } from "../provider/messages.ts";
import { classNames } from "../shared/class-names.ts";
import { useAnnouncer } from "../ui/announcer.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { TextField } from "../ui/text-field.tsx";
import { type DefinitionChange, type DefinitionDraft, readSchema, schemaOf } from "./definition-draft.ts";
import { type DraftFaults, draftFaults } from "./draft-faults.ts";
import { EditorFooter } from "./editor-footer.tsx";
import { type DefinitionEditorMessages, definitionEditorMessages } from "./messages.ts";
import { PlanPreview } from "./plan-preview.tsx";
import { PropertyList } from "./property-list.tsx";
import { SchemaSource } from "./schema-source.tsx";
import { useDefinitionEditor } from "./use-definition-editor.ts";

export interface DefinitionEditorProps {
  /** The definition to change; leave it out to create one. */
  definition?: EntityDefinition | undefined;
  /**
   * Finds out what a change would break. With it, a change to an existing definition is reviewed before it
   * can be applied. `null` means "no answer", as the imperative hooks give.
   */
  onPlan?: ((change: DefinitionChange) => Promise<DefinitionPlan | null>) | undefined;
  /** Stores the definition. A rejection is shown. */
  onApply: (change: DefinitionChange) => unknown;
  onCancel?: (() => void) | undefined;
  /** Opens a record that does not fit. */
  onOpenRecord?: ((recordId: string) => void) | undefined;
  /** A problem kept outside, for callbacks that do not reject. */
  problem?: unknown;
  readOnly?: boolean | undefined;
  messages?: Partial<DefinitionEditorMessages> | undefined;
  className?: string | undefined;
}

/**
 * Edits an entity definition: its fields as rows or its JSON Schema as text, with a preview of what a change
 * would break before it is applied.
 *
 * `import { DefinitionEditor } from "@elqnt/react/definition-editor"`
 *
 * @example
 * ```tsx
 * <DefinitionEditor
 *   definition={ticket}
 *   onPlan={({ schema }) => planDefinition("ticket", { schema })}
 *   onApply={({ name, ...body }) => updateDefinition(name, body)}
 * />
 * ```
 */
export function DefinitionEditor(props: DefinitionEditorProps): ReactElement {
  const { definition, onPlan, onApply, onCancel, onOpenRecord, readOnly = false, className } = props;
  const messages = useMessages("editor", definitionEditorMessages, props.messages);
  const editor = useDefinitionEditor(definition, { onPlan, onApply });
  const { region, announce } = useAnnouncer();
  const [tab, setTab] = useState("fields");
  const [isSourceInvalid, setSourceInvalid] = useState(false);
  const [wasTried, setTried] = useState(false);
  const { draft, setDraft, plan } = editor;
  const faults = useMemo(() => draftFaults(draft, messages), [draft, messages]);
  const shownFaults = wasTried ? faults : NO_FAULTS;
  const isValid = faults.isEmpty && !isSourceInvalid;
  const attempt = (work: () => Promise<void>) => {
    setTried(true);
    if (isValid) void work();
  };
  const problem = editor.problem ?? props.problem;
  return (
    <section
      className={classNames("elqnt elqnt-editor", className)}
      aria-label={messages.label(draft.displayName || draft.name)}
      aria-busy={editor.running !== undefined}
    >
      <Heading
        {...{ draft, setDraft, messages, readOnly }}
        faults={shownFaults}
        isNew={definition === undefined}
      />
      <Tabs
        label={messages.fields}
        selected={tab}
        onSelect={(next) => {
          setTab(next);
          setSourceInvalid(false);
        }}
        tabs={[
          {
            id: "fields",
            label: messages.fieldsTab,
            content: (
              <PropertyList {...{ draft, setDraft, messages, announce, readOnly }} faults={shownFaults} />
            ),
          },
          {
            id: "source",
            label: messages.sourceTab,
            content: (
              <SchemaSource
                schema={schemaOf(draft)}
                readOnly={readOnly}
                messages={messages}
                onChange={(schema) => setDraft({ ...draft, ...readSchema(schema, draft.properties) })}
                onInvalid={setSourceInvalid}
              />
            ),
          },
        ]}
      />
      {plan && <PlanPreview plan={plan} messages={messages} onOpenRecord={onOpenRecord} />}
      {Boolean(problem) && <ProblemNotice problem={problem} />}
      {!readOnly && (
        <EditorFooter
          {...{ editor, messages, onCancel }}
          isNew={definition === undefined}
          canPlan={onPlan !== undefined}
          isBlocked={wasTried && !isValid}
          onReview={() => attempt(editor.review)}
          onApply={(force) => attempt(() => editor.apply(force))}
        />
      )}
      {region}
    </section>
  );
}

const NO_FAULTS: DraftFaults = { properties: new Map(), isEmpty: true };

interface HeadingProps {
  draft: DefinitionDraft;
  setDraft: (draft: DefinitionDraft) => void;
  faults: DraftFaults;
  messages: DefinitionEditorMessages;
  isNew: boolean;
  readOnly: boolean;
}

function Heading({ draft, setDraft, faults, messages, isNew, readOnly }: HeadingProps): ReactElement {
  return (
    <fieldset className="elqnt-editor-heading" disabled={readOnly}>
      <legend className="elqnt-hidden">{messages.displayName}</legend>
      <TextField
        label={messages.displayName}
        value={draft.displayName}
        fault={faults.displayName}
        maxLength={200}
        onText={(displayName) => setDraft({ ...draft, displayName })}
      />
      <TextField
        label={messages.name}
        value={draft.name}
        fault={faults.name}
        hint={isNew ? messages.nameHint : undefined}
        readOnly={!isNew}
        data-mono=""
        spellCheck={false}
        autoCapitalize="none"
        onText={(name) => setDraft({ ...draft, name: name.toLowerCase().trim() })}
      />
      <div className="elqnt-editor-description">
        <TextField
          label={messages.description}
          value={draft.description}
          maxLength={2000}
          onText={(description) => setDraft({ ...draft, description })}
        />
      </div>
      <label className="elqnt-choice">
        <input
          type="checkbox"
          className="elqnt-check"
          checked={draft.isActive}
          onChange={(event) => setDraft({ ...draft, isActive: event.target.checked })}
        />
        {messages.isActive}
        {!draft.isActive && <span className="elqnt-muted">{messages.inactiveHint}</span>}
      </label>
    </fieldset>
  );
}
