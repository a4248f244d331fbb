import { type ReactElement, useMemo, useState } from "react";
import { Button, IconButton } from "../../ui/button.tsx";
import type { GraphExplorerMessages } from "../messages.ts";
import { tonesOf } from "../tones.ts";
import { degreesOf, type GraphElements } from "./elements.ts";

export interface NodeListProps {
  /** What is visible. */
  elements: GraphElements;
  labels: readonly string[];
  selected: string | undefined;
  onSelect: (nodeId: string) => void;
  onExpand: ((nodeId: string) => void) | undefined;
  messages: GraphExplorerMessages;
}

const PAGE = 50;

/** The visible nodes as a list, best connected first: what the canvas shows, for those who cannot see or reach it. */
export function NodeList(props: NodeListProps): ReactElement {
  const { elements, labels, selected, onSelect, onExpand, messages } = props;
  const [shown, setShown] = useState(PAGE);
  const tones = useMemo(() => tonesOf(labels), [labels]);
  const nodes = useMemo(() => {
    const degrees = degreesOf(elements.edges);
    const counted = elements.nodes.map((node) => ({ node, degree: degrees.get(node.id) ?? 0 }));
    return counted.sort((left, right) => right.degree - left.degree);
  }, [elements]);
  return (
    <div className="elqnt-graph-list">
      <ul aria-label={messages.listLabel}>
        {nodes.slice(0, shown).map(({ node, degree }) => (
          <li key={node.id}>
            <button
              type="button"
              className="elqnt-graph-row"
              aria-pressed={node.id === selected}
              onClick={() => onSelect(node.id)}
            >
              <span className="elqnt-graph-swatch" data-tone={tones.get(node.label)} />
              <span className="elqnt-truncate" dir="auto">
                {node.name}
              </span>
              <span className="elqnt-graph-row-label">
                {node.label} · {messages.connections(degree)}
              </span>
            </button>
            {onExpand && (
              <IconButton
                icon="spread"
                size="small"
                label={messages.expandNode(node.name)}
                onClick={() => onExpand(node.id)}
              />
            )}
          </li>
        ))}
      </ul>
      {nodes.length > shown && (
        <Button size="small" look="quiet" onClick={() => setShown(shown + PAGE)}>
          {messages.more}
        </Button>
      )}
    </div>
  );
}
