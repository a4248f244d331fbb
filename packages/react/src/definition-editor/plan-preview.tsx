import type { DefinitionPlan, SchemaChange } from "@elqnt/types/entities";
import { type ReactElement, useId } from "react";
import { fieldProblems } from "../problem/field-problems.ts";
import { useAppearance } from "../provider/appearance.ts";
import { humanize } from "../schema/humanize.ts";
import { pointerSegments } from "../schema/json-schema.ts";
import { Icon } from "../ui/icon.tsx";
import { asText } from "../value/field-value.tsx";
import { formatNumber } from "../value/format.ts";
import type { DefinitionEditorMessages } from "./messages.ts";

export interface PlanPreviewProps {
  plan: DefinitionPlan;
  messages: DefinitionEditorMessages;
  onOpenRecord: ((recordId: string) => void) | undefined;
}

/** What a change would do to the stored records, before anything happens. */
export function PlanPreview({ plan, messages, onOpenRecord }: PlanPreviewProps): ReactElement {
  const { locale } = useAppearance();
  const titleId = useId();
  const format = (value: number) => formatNumber(value, { locale });
  const verdict =
    plan.recordCount === 0
      ? messages.noRecords
      : plan.compatible
        ? messages.compatible(format(plan.recordCount))
        : messages.incompatible(format(plan.incompatibleCount), format(plan.recordCount));
  return (
    <section className="elqnt-plan" data-compatible={plan.compatible} aria-labelledby={titleId}>
      <h3 id={titleId}>{messages.plan}</h3>
      <p className="elqnt-plan-verdict" role="status">
        <Icon name={plan.compatible ? "check" : "alert"} />
        {verdict}
      </p>
      {plan.changes.length > 0 && (
        <PlanSection title={messages.changes}>
          {plan.changes.map((change) => (
            <Change key={`${change.pointer}/${change.kind}`} change={change} messages={messages} />
          ))}
        </PlanSection>
      )}
      {plan.backfills.length > 0 && (
        <PlanSection title={messages.backfills}>
          {plan.backfills.map(({ field, recordCount, suggestedValue }) => (
            <li key={field}>
              {messages.backfill(humanize(field), format(recordCount))}
              {suggestedValue !== undefined && (
                <span className="elqnt-muted">
                  {" "}
                  · {messages.suggested} <code>{asText(suggestedValue)}</code>
                </span>
              )}
            </li>
          ))}
        </PlanSection>
      )}
      {plan.samples.length > 0 && (
        <PlanSection title={messages.samples}>
          {plan.samples.map((sample) => (
            <li key={sample.recordId}>
              {onOpenRecord ? (
                <button
                  type="button"
                  className="elqnt-link elqnt-plan-record"
                  aria-label={messages.openRecord(sample.recordId)}
                  onClick={() => onOpenRecord(sample.recordId)}
                >
                  <code>{sample.recordId}</code>
                </button>
              ) : (
                <code>{sample.recordId}</code>
              )}
              {fieldProblems(sample).map(({ path, code, message }) => (
                <span key={`${path.join("/")}/${code}`} className="elqnt-plan-fault">
                  <strong>{humanize(path.at(-1) ?? "")}</strong> {message}
                </span>
              ))}
            </li>
          ))}
        </PlanSection>
      )}
    </section>
  );
}

function PlanSection({ title, children }: { title: string; children: ReactElement[] }): ReactElement {
  const id = useId();
  return (
    <div className="elqnt-plan-section">
      <h4 id={id}>{title}</h4>
      <ul aria-labelledby={id}>{children}</ul>
    </div>
  );
}

const RISKY: readonly SchemaChange["kind"][] = [
  "fieldRemoved",
  "fieldRequired",
  "typeChanged",
  "constraintAdded",
  "constraintChanged",
];

function Change({
  change,
  messages,
}: {
  change: SchemaChange;
  messages: DefinitionEditorMessages;
}): ReactElement {
  const { pointer, kind, before, after } = change;
  return (
    <li className="elqnt-plan-change" data-risky={RISKY.includes(kind) || undefined}>
      <strong>{fieldOf(pointer)}</strong> {messages.changeKinds[kind] ?? kind}
      {before !== undefined && after !== undefined && (
        <span className="elqnt-muted"> {messages.changedFrom(asText(before), asText(after))}</span>
      )}
    </li>
  );
}

/** `/properties/address/properties/city/minLength` is about "Address · City". */
function fieldOf(pointer: string): string {
  const segments = pointerSegments(pointer);
  const names = segments.filter(
    (_, index) => segments[index - 1] === "properties" && segments[index - 2] !== "properties",
  );
  return names.length > 0 ? names.map(humanize).join(" · ") : pointer || "/";
}
