import type { KGNode, KGSearchHit } from "@elqnt/types/kg";
import type { ReactElement } from "react";
import { useAppearance } from "../../provider/appearance.ts";
import { Badge } from "../../ui/badge.tsx";
import { formatNumber, formatPercent } from "../../value/format.ts";
import type { GraphSearchMessages } from "../messages.ts";

export interface SearchHitProps {
  hit: KGSearchHit;
  tone: number | undefined;
  onOpen: ((node: KGNode) => void) | undefined;
  messages: GraphSearchMessages;
}

/** One node that was found: what it is, how well it fits and which list it came from. */
export function SearchHit({ hit, tone, onOpen, messages }: SearchHitProps): ReactElement {
  const appearance = useAppearance();
  const { node, score, explanation } = hit;
  const { keyword, vector } = explanation;
  const percent = formatPercent(score, appearance);
  const why = [
    keyword && messages.words(keyword.terms.join(", "), keyword.rank),
    vector && messages.meaning(formatNumber(Math.round(vector.score * 100) / 100, appearance), vector.rank),
  ].filter(Boolean);
  return (
    <li className="elqnt-graph-hit">
      <div className="elqnt-graph-hit-head">
        <button
          type="button"
          className="elqnt-graph-hit-open"
          dir="auto"
          aria-disabled={onOpen ? undefined : true}
          onClick={() => onOpen?.(node)}
        >
          {node.name}
        </button>
        <Badge tone={tone}>{node.label}</Badge>
        <span className="elqnt-graph-score">
          <meter min={0} max={1} value={score} aria-label={messages.score(percent)} />
          <span aria-hidden="true">{percent}</span>
        </span>
      </div>
      {node.description && (
        <p className="elqnt-clamp elqnt-graph-hit-text" dir="auto">
          {node.description}
        </p>
      )}
      {why.length > 0 && <p className="elqnt-graph-hit-why">{why.join(" · ")}</p>}
    </li>
  );
}
