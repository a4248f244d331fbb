import type { KGNode, KGPath } from "@elqnt/types/kg";
import {
  type KeyboardEvent,
  type ReactElement,
  type RefObject,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import type { GraphExplorerMessages } from "../messages.ts";
import type { GraphElements, HiddenLabels } from "./elements.ts";
import { ExplorerToolbar } from "./explorer-toolbar.tsx";
import type { GraphExplorerProps } from "./graph-explorer.tsx";
import { Legend } from "./legend.tsx";
import { NodeList } from "./node-list.tsx";
import { PathBar, type PathEnds } from "./path-bar.tsx";
import type { Emphasis } from "./scene/emphasis.ts";
import { useGraphKeys } from "./use-graph-keys.ts";
import { useScene } from "./use-scene.ts";

export interface ExplorerStageProps
  extends Pick<
    GraphExplorerProps,
    "path" | "found" | "onSearchChange" | "onJump" | "onExpand" | "labelTotals" | "label"
  > {
  /** Everything there is. */
  elements: GraphElements;
  /** What is not switched off. */
  visible: GraphElements;
  hidden: HiddenLabels;
  onHiddenChange: (hidden: HiddenLabels) => void;
  selected: string | undefined;
  onSelect: (nodeId: string | undefined) => void;
  ends: PathEnds | undefined;
  onPathToggle: (() => void) | undefined;
  announce: (text: string) => void;
  messages: GraphExplorerMessages;
}

/** The canvas with its tools, its legend, the path and the list that says the same in words. */
export function ExplorerStage(props: ExplorerStageProps): ReactElement {
  const { elements, visible, hidden, selected, onSelect, ends, path, onPathToggle, messages } = props;
  const container = useRef<HTMLDivElement>(null);
  const [isListShown, setListShown] = useState(false);
  const byId = useMemo(() => new Map(elements.nodes.map((node) => [node.id, node])), [elements.nodes]);
  const labels = useMemo(() => elements.nodes.map(({ label }) => label), [elements.nodes]);
  const expand = (nodeId: string) => props.onExpand?.(nodeId);
  const keys = useGraphKeys({
    selected,
    onSelect,
    onExpand: expand,
    onFocus: (nodeId) => {
      const node = byId.get(nodeId);
      if (node) props.announce(messages.selected(node.name, node.label));
    },
  });
  const emphasis = useEmphasis(selected, keys.focused, ends, path);
  const { scene, isLayingOut, failure } = useScene(container, {
    elements,
    labels,
    hidden,
    emphasis,
    onSelect,
    onExpand: expand,
  });
  const jump = (node: KGNode) => {
    props.onJump?.(node);
    onSelect(node.id);
    scene?.goTo(node.id);
  };
  const showsList = isListShown || failure !== undefined;
  return (
    <div className="elqnt-graph-stage">
      <ExplorerToolbar
        nodes={visible.nodes}
        scene={scene}
        found={props.found}
        onSearchChange={props.onSearchChange}
        onJump={jump}
        isListShown={showsList}
        onListToggle={() => setListShown(!isListShown)}
        isFindingPath={ends !== undefined}
        onPathToggle={onPathToggle}
        messages={messages}
      />
      {ends && onPathToggle && (
        <PathBar
          ends={ends}
          path={path}
          nameOf={(nodeId) => byId.get(nodeId)?.name ?? nodeId}
          onSelect={(nodeId) => {
            onSelect(nodeId);
            scene?.goTo(nodeId);
          }}
          onLeave={onPathToggle}
          messages={messages}
        />
      )}
      {failure !== undefined && <p className="elqnt-graph-notice">{messages.noCanvas}</p>}
      <div className="elqnt-graph-view" hidden={failure !== undefined}>
        <Canvas
          {...{ container, visible, messages }}
          onKeyDown={(event) => keys.onKeyDown(event, scene)}
          onBlur={keys.onBlur}
        />
        <Legend
          elements={elements}
          totals={props.labelTotals}
          hidden={hidden}
          onHiddenChange={props.onHiddenChange}
          messages={messages}
        />
        {isLayingOut && <p className="elqnt-graph-busy">{messages.layingOut}</p>}
      </div>
      {showsList && (
        <NodeList
          elements={visible}
          labels={labels}
          selected={selected}
          onSelect={(nodeId) => {
            onSelect(nodeId);
            scene?.goTo(nodeId);
          }}
          onExpand={props.onExpand}
          messages={messages}
        />
      )}
    </div>
  );
}

interface CanvasProps {
  container: RefObject<HTMLDivElement | null>;
  visible: GraphElements;
  messages: GraphExplorerMessages;
  onKeyDown: (event: KeyboardEvent) => void;
  onBlur: () => void;
}

/** One stop for the keyboard; what it reaches inside is said by the announcer. */
function Canvas({ container, visible, messages, onKeyDown, onBlur }: CanvasProps): ReactElement {
  const keysId = useId();
  return (
    <>
      <div
        ref={container}
        className="elqnt-graph-canvas"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application has keys of its own
        tabIndex={0}
        aria-label={messages.canvas(visible.nodes.length, visible.edges.length)}
        aria-describedby={keysId}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
      <p id={keysId} className="elqnt-hidden">
        {messages.keys}
      </p>
    </>
  );
}

const NONE: ReadonlySet<string> = new Set();

/** What stands out on the canvas: the same object while nothing of it changes. */
function useEmphasis(
  selected: string | undefined,
  focused: string | undefined,
  ends: PathEnds | undefined,
  path: KGPath | null | undefined,
): Emphasis {
  const shown = ends?.to === undefined ? undefined : path;
  return useMemo(() => {
    return {
      selected,
      focused,
      pathNodes: shown ? new Set(shown.nodes.map(({ id }) => id)) : NONE,
      pathEdges: shown ? new Set(shown.edges.map(({ id }) => id)) : NONE,
    };
  }, [selected, focused, shown]);
}
