import type { KGLabelCount } from "@elqnt/types/kg";
import { type ReactElement, useMemo } from "react";
import { useAppearance } from "../../provider/appearance.ts";
import { Button } from "../../ui/button.tsx";
import { formatNumber } from "../../value/format.ts";
import type { GraphExplorerMessages } from "../messages.ts";
import { tonesOf } from "../tones.ts";
import { type CountedLabel, countLabels, type GraphElements, type HiddenLabels } from "./elements.ts";

export interface LegendProps {
  elements: GraphElements;
  /** How often labels occur in the whole graph, where that is known. */
  totals: readonly KGLabelCount[] | undefined;
  hidden: HiddenLabels;
  onHiddenChange: (hidden: HiddenLabels) => void;
  messages: GraphExplorerMessages;
}

export const nothingHidden: HiddenLabels = { nodes: new Set(), edges: new Set() };

/** What the colours mean, and which labels are shown. */
export function Legend(props: LegendProps): ReactElement {
  const { elements, totals, hidden, onHiddenChange, messages } = props;
  const nodeLabels = useMemo(() => countLabels(elements.nodes), [elements.nodes]);
  const edgeLabels = useMemo(() => countLabels(elements.edges), [elements.edges]);
  const tones = useMemo(() => tonesOf(nodeLabels.map(({ label }) => label)), [nodeLabels]);
  const totalOf = (kind: KGLabelCount["kind"], label: string) =>
    totals?.find((total) => total.kind === kind && total.label === label)?.count;
  const isFiltered = hidden.nodes.size + hidden.edges.size > 0;
  return (
    <details className="elqnt-graph-legend" open>
      <summary>{messages.legend}</summary>
      <div className="elqnt-graph-legend-body">
        <LabelGroup
          title={messages.nodeLabels}
          labels={nodeLabels}
          hidden={hidden.nodes}
          toneOf={(label) => tones.get(label)}
          totalOf={(label) => totalOf("node", label)}
          onChange={(nodes) => onHiddenChange({ ...hidden, nodes })}
        />
        <LabelGroup
          title={messages.edgeLabels}
          labels={edgeLabels}
          hidden={hidden.edges}
          toneOf={() => undefined}
          totalOf={(label) => totalOf("edge", label)}
          onChange={(edges) => onHiddenChange({ ...hidden, edges })}
        />
        {isFiltered && (
          <Button size="small" look="quiet" onClick={() => onHiddenChange(nothingHidden)}>
            {messages.showAll}
          </Button>
        )}
      </div>
    </details>
  );
}

interface LabelGroupProps {
  title: string;
  labels: readonly CountedLabel[];
  hidden: ReadonlySet<string>;
  toneOf: (label: string) => number | undefined;
  totalOf: (label: string) => number | undefined;
  onChange: (hidden: ReadonlySet<string>) => void;
}

function LabelGroup({
  title,
  labels,
  hidden,
  toneOf,
  totalOf,
  onChange,
}: LabelGroupProps): ReactElement | null {
  const appearance = useAppearance();
  if (labels.length === 0) return null;
  const toggle = (label: string, isShown: boolean) => {
    const next = new Set(hidden);
    if (isShown) next.delete(label);
    else next.add(label);
    onChange(next);
  };
  return (
    <fieldset className="elqnt-graph-labels">
      <legend>{title}</legend>
      {labels.map(({ label, count }) => {
        const total = totalOf(label);
        return (
          <label key={label} className="elqnt-choice">
            <input
              type="checkbox"
              className="elqnt-check"
              checked={!hidden.has(label)}
              onChange={(event) => toggle(label, event.target.checked)}
            />
            <span className="elqnt-graph-swatch" data-tone={toneOf(label)} />
            <span className="elqnt-truncate">{label}</span>
            <span className="elqnt-graph-count">
              {formatNumber(count, appearance)}
              {total !== undefined && total > count && ` / ${formatNumber(total, appearance)}`}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
