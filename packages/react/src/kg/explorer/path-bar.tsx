import type { KGPath } from "@elqnt/types/kg";
import { Fragment, type ReactElement } from "react";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import type { GraphExplorerMessages } from "../messages.ts";

/** The ends of a path that were chosen so far. */
export interface PathEnds {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface PathBarProps {
  ends: PathEnds;
  /** Undefined while it is looked for, `null` when there is none. */
  path: KGPath | null | undefined;
  nameOf: (nodeId: string) => string;
  onSelect: (nodeId: string) => void;
  onLeave: () => void;
  messages: GraphExplorerMessages;
}

/** Says what to do next to find a path, then shows the path as steps. */
export function PathBar({ ends, path, nameOf, onSelect, onLeave, messages }: PathBarProps): ReactElement {
  return (
    <div className="elqnt-graph-path">
      <Icon name="route" />
      <div className="elqnt-graph-path-text" role="status">
        {path && ends.to !== undefined ? (
          <>
            <strong>{messages.pathFound(path.length)}</strong> <Steps path={path} onSelect={onSelect} />
          </>
        ) : (
          told(ends, path, nameOf, messages)
        )}
      </div>
      <Button size="small" look="quiet" icon="close" onClick={onLeave}>
        {messages.pathLeave}
      </Button>
    </div>
  );
}

function told(
  { from, to }: PathEnds,
  path: KGPath | null | undefined,
  nameOf: (nodeId: string) => string,
  messages: GraphExplorerMessages,
): string {
  if (from === undefined) return messages.pathFrom;
  if (to === undefined) return messages.pathTo(nameOf(from));
  const tell = path === null ? messages.pathNone : messages.pathLooking;
  return tell(nameOf(from), nameOf(to));
}

function Steps({ path, onSelect }: { path: KGPath; onSelect: (nodeId: string) => void }): ReactElement {
  return (
    <span className="elqnt-graph-steps">
      {path.nodes.map((node, index) => {
        const edge = path.edges[index - 1];
        const isAgainst = edge?.sourceId === node.id;
        return (
          <Fragment key={node.id}>
            {edge && (
              <span className="elqnt-muted">
                {isAgainst ? "←" : "–"} {edge.label} {isAgainst ? "–" : "→"}
              </span>
            )}
            <button type="button" className="elqnt-graph-step" onClick={() => onSelect(node.id)}>
              {node.name}
            </button>
          </Fragment>
        );
      })}
    </span>
  );
}
