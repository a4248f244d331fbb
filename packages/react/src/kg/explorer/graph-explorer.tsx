import type { KGLabelCount, KGNode, KGPath, KGSubgraph } from "@elqnt/types/kg";
import { type ReactElement, type ReactNode, useMemo, useState } from "react";
import { ProblemNotice } from "../../problem/problem-notice.tsx";
import { useMessages } from "../../provider/messages.ts";
import { classNames } from "../../shared/class-names.ts";
import { useControllable } from "../../shared/use-controllable.ts";
import { useAnnouncer } from "../../ui/announcer.tsx";
import { Icon } from "../../ui/icon.tsx";
import { type GraphExplorerMessages, graphExplorerMessages } from "../messages.ts";
import { type HiddenLabels, type TimeRange, visibleElements } from "./elements.ts";
import { ExplorerStage } from "./explorer-stage.tsx";
import { nothingHidden } from "./legend.tsx";
import type { PathEnds } from "./path-bar.tsx";
import { TimeSlider } from "./time-slider.tsx";

export interface GraphExplorerProps {
  /** What to show; `undefined` while it loads. Keep the object while nothing changes. */
  subgraph: KGSubgraph | undefined;
  problem?: unknown;
  onRetry?: (() => void) | undefined;
  /** Id of the selected node. */
  selected?: string | undefined;
  onSelectedChange?: ((nodeId: string | undefined) => void) | undefined;
  /** Asks for the neighbours of a node: on double click, on the key E, from the list. */
  onExpand?: ((nodeId: string) => void) | undefined;
  /** Looks for a path between two nodes, or leaves the last one (`undefined`). Shows the path button. */
  onFindPath?: ((ends: { from: string; to: string } | undefined) => void) | undefined;
  /** The path asked for: `undefined` while it is looked for, `null` when there is none. */
  path?: KGPath | null | undefined;
  /** Nodes the platform found for the text in the search box; without it the shown nodes are searched. */
  found?: readonly KGNode[] | undefined;
  onSearchChange?: ((search: string) => void) | undefined;
  /** A node was chosen in the search box; it may not be shown yet. */
  onJump?: ((node: KGNode) => void) | undefined;
  /** How often labels occur in the whole graph. */
  labelTotals?: readonly KGLabelCount[] | undefined;
  /** Between which instants facts hold; shows the time slider together with `onAsOfChange`. */
  timeRange?: TimeRange | undefined;
  /** RFC 3339 instant; without one, all times together. */
  asOf?: string | undefined;
  onAsOfChange?: ((asOf: string | undefined) => void) | undefined;
  /** Whether changes arrive as they happen; shown beside the counts. */
  changes?: "connecting" | "live" | "deleted" | "failed" | undefined;
  /** Shown beside the graph, such as a `NodeInspector` of the selected node. */
  inspector?: ReactNode;
  /** Accessible name. Defaults to "Graph". */
  label?: string | undefined;
  messages?: Partial<GraphExplorerMessages> | undefined;
  className?: string | undefined;
}

/**
 * A graph to walk around in: drawn with WebGL, laid out in a worker, smooth with 20,000 elements.
 *
 * Click selects, double click expands, labels switch parts off, two nodes give a path, the slider goes back in time.
 * The canvas works from the keyboard, and the same nodes are there as a list. Needs `sigma`, `graphology` and
 * `graphology-layout-forceatlas2`, which load when the first explorer is shown.
 *
 * `import { GraphExplorer } from "@elqnt/react/kg"`
 *
 * @example
 * ```tsx
 * <GraphExplorer subgraph={data} problem={error} onExpand={(nodeId) => loadNeighbors(nodeId)} />
 * ```
 */
export function GraphExplorer(props: GraphExplorerProps): ReactElement {
  const { subgraph, problem, onRetry, inspector, timeRange, onAsOfChange } = props;
  const messages = useMessages("graph", graphExplorerMessages, props.messages);
  const hasNodes = subgraph !== undefined && subgraph.nodes.length > 0;
  const isEmpty = subgraph !== undefined && !hasNodes && !problem;
  // While time is chosen, an empty moment must not take the slider away.
  const showsTime = timeRange !== undefined && onAsOfChange !== undefined;
  return (
    <section
      className={classNames("elqnt elqnt-graph", props.className)}
      aria-label={props.label ?? messages.label}
      aria-busy={subgraph === undefined && !problem}
    >
      {Boolean(problem) && (
        <ProblemNotice problem={problem} onRetry={onRetry} look={subgraph ? "inline" : "panel"} />
      )}
      {hasNodes && <LoadedGraph {...props} subgraph={subgraph} text={messages} />}
      {subgraph === undefined && !problem && <Loading text={messages.loading} />}
      {isEmpty && <Empty text={messages} />}
      {!hasNodes && inspector}
      {showsTime && (
        <TimeSlider range={timeRange} asOf={props.asOf} onAsOfChange={onAsOfChange} messages={messages} />
      )}
    </section>
  );
}

function LoadedGraph(
  props: GraphExplorerProps & { subgraph: KGSubgraph; text: GraphExplorerMessages },
): ReactElement {
  const { subgraph, inspector, text, onFindPath } = props;
  const { region, announce } = useAnnouncer();
  const [selected, select] = useControllable<string | undefined>(
    props.selected,
    undefined,
    props.onSelectedChange,
  );
  const [hidden, setHidden] = useState<HiddenLabels>(nothingHidden);
  const [ends, setEnds] = useState<PathEnds>();
  const visible = useMemo(() => visibleElements(subgraph, hidden), [subgraph, hidden]);

  const choose = (nodeId: string | undefined) => {
    const next = ends && withEnd(ends, nodeId);
    if (next) {
      setEnds(next);
      if (next.from !== undefined && next.to !== undefined) onFindPath?.({ from: next.from, to: next.to });
    }
    select(nodeId);
  };
  const togglePath = () => {
    if (ends) onFindPath?.(undefined);
    setEnds(ends ? undefined : { from: selected });
  };
  return (
    <>
      {subgraph.truncated && (
        <p className="elqnt-graph-notice">
          <Icon name="info" /> {text.truncated}
        </p>
      )}
      <div className="elqnt-graph-body" data-with-inspector={Boolean(inspector) || undefined}>
        <ExplorerStage
          {...props}
          {...{ visible, hidden, selected, ends, announce }}
          elements={subgraph}
          onHiddenChange={setHidden}
          onSelect={choose}
          onPathToggle={onFindPath && togglePath}
          messages={text}
        />
        {inspector && <div className="elqnt-graph-inspector">{inspector}</div>}
      </div>
      <p className="elqnt-graph-footer">
        <span>{text.counts(visible.nodes.length, visible.edges.length)}</span>
        {props.changes && (
          <span className="elqnt-graph-changes" data-changes={props.changes} role="status">
            {text.changes[props.changes]}
          </span>
        )}
      </p>
      {region}
    </>
  );
}

/** The first choice is where the path begins, the second where it ends; the next one begins anew. */
function withEnd({ from, to }: PathEnds, nodeId: string | undefined): PathEnds | undefined {
  if (nodeId === undefined || nodeId === from) return undefined;
  if (from === undefined) return { from: nodeId };
  // A finished path stays while its steps are looked at.
  return to === undefined ? { from, to: nodeId } : undefined;
}

function Loading({ text }: { text: string }): ReactElement {
  return (
    <div className="elqnt-graph-placeholder">
      <span className="elqnt-spinner" aria-hidden="true" />
      <span role="status">{text}</span>
    </div>
  );
}

function Empty({ text }: { text: GraphExplorerMessages }): ReactElement {
  return (
    <div className="elqnt-graph-placeholder">
      <div className="elqnt-empty">
        <span className="elqnt-empty-icon">
          <Icon name="inbox" />
        </span>
        <strong>{text.empty}</strong>
        <p>{text.emptyHint}</p>
      </div>
    </div>
  );
}
