import type { KGDuplicate, KGMerge, KGNode } from "@elqnt/types/kg";
import type { ReactElement } from "react";
import { useAppearance } from "../../provider/appearance.ts";
import { Button } from "../../ui/button.tsx";
import { formatDateTime, formatPercent } from "../../value/format.ts";
import type { NodeInspectorMessages } from "../messages.ts";
import type { NodeInspectorProps } from "./node-inspector.tsx";

export interface NodeMergesProps
  extends Pick<
    NodeInspectorProps,
    | "merges"
    | "onUndoMerge"
    | "onFindDuplicates"
    | "duplicates"
    | "findingDuplicates"
    | "onMerge"
    | "merging"
    | "onOpen"
  > {
  node: KGNode;
  messages: NodeInspectorMessages;
}

/** What became one with a node, and what may mean the same. Every merge can be taken back. */
export function NodeMerges(props: NodeMergesProps): ReactElement {
  const { merges = [], duplicates, findingDuplicates = false, onFindDuplicates, messages } = props;
  return (
    <div className="elqnt-node-merges">
      {merges.length > 0 && (
        <ul>
          {merges.map((merge) => (
            <Merge key={merge.id} {...props} merge={merge} />
          ))}
        </ul>
      )}
      {duplicates && !findingDuplicates && <Duplicates {...props} duplicates={duplicates} />}
      {onFindDuplicates && (!duplicates || findingDuplicates) && (
        <Button size="small" icon="search" busy={findingDuplicates} onClick={onFindDuplicates}>
          {messages.findDuplicates}
        </Button>
      )}
    </div>
  );
}

function Merge({
  merge,
  onUndoMerge,
  merging,
  messages,
}: NodeMergesProps & { merge: KGMerge }): ReactElement {
  const appearance = useAppearance();
  const { mergedIds, createdAt, undoneAt } = merge;
  return (
    <li className="elqnt-node-merge">
      <div>
        <p>{messages.merged(mergedIds.length, formatDateTime(createdAt, appearance))}</p>
        <p className="elqnt-muted">
          {undoneAt ? messages.undone(formatDateTime(undoneAt, appearance)) : mergedIds.join(", ")}
        </p>
      </div>
      {onUndoMerge && !undoneAt && (
        <Button
          size="small"
          aria-disabled={merging || undefined}
          onClick={() => !merging && onUndoMerge(merge)}
        >
          {messages.undo}
        </Button>
      )}
    </li>
  );
}

function Duplicates({
  node,
  duplicates,
  onMerge,
  merging,
  onOpen,
  messages,
}: NodeMergesProps & { duplicates: readonly KGDuplicate[] }): ReactElement {
  const appearance = useAppearance();
  const pairs = duplicates.flatMap(({ nodes, score }) => {
    const other = nodes.find(({ id }) => id !== node.id);
    return other && nodes.some(({ id }) => id === node.id) ? [{ other, score }] : [];
  });
  return (
    <>
      <h4>{messages.duplicates}</h4>
      {pairs.length === 0 && <p className="elqnt-muted">{messages.noDuplicates}</p>}
      <ul>
        {pairs.map(({ other, score }) => (
          <li key={other.id} className="elqnt-node-merge">
            <div>
              {onOpen ? (
                <button
                  type="button"
                  className="elqnt-graph-step"
                  dir="auto"
                  onClick={() => onOpen(other.id)}
                >
                  {other.name}
                </button>
              ) : (
                <span dir="auto">{other.name}</span>
              )}
              <p className="elqnt-muted">{messages.alike(formatPercent(score, appearance))}</p>
            </div>
            {onMerge && (
              <Button
                size="small"
                aria-label={messages.mergeWith(other.name)}
                aria-disabled={merging || undefined}
                onClick={() => !merging && onMerge(other.id)}
              >
                {messages.merge}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
