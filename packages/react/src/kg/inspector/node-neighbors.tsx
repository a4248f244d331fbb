import type { KGNode, KGSubgraph } from "@elqnt/types/kg";
import { type ReactElement, useMemo, useState } from "react";
import { Button } from "../../ui/button.tsx";
import type { NodeInspectorMessages } from "../messages.ts";
import { type NeighborGroup, neighborGroups } from "./neighbor-groups.ts";

export interface NodeNeighborsProps {
  node: KGNode;
  neighbors: KGSubgraph;
  onOpen: ((nodeId: string) => void) | undefined;
  messages: NodeInspectorMessages;
}

const PAGE = 10;

/** What a node is connected to, by the label of the edge. */
export function NodeNeighbors({ node, neighbors, onOpen, messages }: NodeNeighborsProps): ReactElement {
  const groups = useMemo(() => neighborGroups(node.id, neighbors), [node.id, neighbors]);
  if (groups.length === 0) return <p className="elqnt-muted">{messages.noNeighbors}</p>;
  return (
    <div className="elqnt-node-groups">
      {groups.map((group) => (
        <Group key={`${group.direction} ${group.label}`} group={group} onOpen={onOpen} messages={messages} />
      ))}
      {neighbors.truncated && <p className="elqnt-muted">{messages.neighborsCut}</p>}
    </div>
  );
}

interface GroupProps extends Pick<NodeNeighborsProps, "onOpen" | "messages"> {
  group: NeighborGroup;
}

function Group({ group, onOpen, messages }: GroupProps): ReactElement {
  const [shown, setShown] = useState(PAGE);
  const { label, direction, neighbors } = group;
  const left = neighbors.length - shown;
  return (
    <div className="elqnt-node-group">
      <h4>
        {label}{" "}
        <span className="elqnt-muted">{direction === "out" ? messages.outgoing : messages.incoming}</span>
        <span className="elqnt-graph-count">{neighbors.length}</span>
      </h4>
      <ul>
        {neighbors.slice(0, shown).map(({ node, edge }) => (
          <li key={edge.id} className="elqnt-node-neighbor">
            {onOpen ? (
              <button type="button" className="elqnt-graph-step" dir="auto" onClick={() => onOpen(node.id)}>
                {node.name}
              </button>
            ) : (
              <span dir="auto">{node.name}</span>
            )}
            <span className="elqnt-muted">{node.label}</span>
          </li>
        ))}
      </ul>
      {left > 0 && (
        <Button size="small" look="quiet" onClick={() => setShown(shown + PAGE)}>
          {messages.more(Math.min(PAGE, left))}
        </Button>
      )}
    </div>
  );
}
