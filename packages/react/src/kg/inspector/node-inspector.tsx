import type { KGDuplicate, KGMerge, KGNode, KGSubgraph } from "@elqnt/types/kg";
import type { ReactElement, ReactNode } from "react";
import { ProblemNotice } from "../../problem/problem-notice.tsx";
import { useAppearance } from "../../provider/appearance.ts";
import { useMessages } from "../../provider/messages.ts";
import { classNames } from "../../shared/class-names.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { LoadingLines, Section } from "../../ui/section.tsx";
import { formatDate, formatDateTime } from "../../value/format.ts";
import { type NodeInspectorMessages, nodeInspectorMessages } from "../messages.ts";
import { NodeMerges } from "./node-merges.tsx";
import { NodeNeighbors } from "./node-neighbors.tsx";
import { PropertyValue } from "./property-value.tsx";

export interface NodeInspectorProps {
  /** The node, or `undefined` while it loads. */
  node: KGNode | undefined;
  problem?: unknown;
  onRetry?: (() => void) | undefined;
  /** The node with what is next to it; shows the connections. */
  neighbors?: KGSubgraph | undefined;
  onOpen?: ((nodeId: string) => void) | undefined;
  onExpand?: ((nodeId: string) => void) | undefined;
  onClose?: (() => void) | undefined;
  /** Merges into this node, newest first; shows their history. */
  merges?: readonly KGMerge[] | undefined;
  onUndoMerge?: ((merge: KGMerge) => void) | undefined;
  /** Looks for nodes that may mean the same. */
  onFindDuplicates?: (() => void) | undefined;
  /** Pairs that were found; those of other nodes are left out. */
  duplicates?: readonly KGDuplicate[] | undefined;
  findingDuplicates?: boolean | undefined;
  /** Merges another node into this one. */
  onMerge?: ((nodeId: string) => void) | undefined;
  /** A merge is on its way; no other starts meanwhile. */
  merging?: boolean | undefined;
  messages?: Partial<NodeInspectorMessages> | undefined;
  className?: string | undefined;
}

/**
 * One node in full: what is known of it and who says so, when it held, what it is connected to, and what it was merged
 * from.
 *
 * `import { NodeInspector } from "@elqnt/react/kg"`
 *
 * @example
 * ```tsx
 * <NodeInspector node={node} neighbors={neighbors} onOpen={select} onExpand={expand} />
 * ```
 */
export function NodeInspector(props: NodeInspectorProps): ReactElement {
  const { node, problem, onRetry } = props;
  const messages = useMessages("node", nodeInspectorMessages, props.messages);
  return (
    <article className={classNames("elqnt elqnt-node", props.className)} aria-busy={!node && !problem}>
      {Boolean(problem) && (
        <ProblemNotice problem={problem} onRetry={onRetry} look={node ? "inline" : "panel"} />
      )}
      {node && <Loaded {...props} node={node} text={messages} />}
      {!node && !problem && <LoadingLines text={messages.loading} />}
    </article>
  );
}

function Loaded(props: NodeInspectorProps & { node: KGNode; text: NodeInspectorMessages }): ReactElement {
  const { node, neighbors, merges, onOpen, onExpand, onClose, text } = props;
  const hasMerging = merges !== undefined || props.onFindDuplicates !== undefined;
  return (
    <>
      <header className="elqnt-node-header">
        <div className="elqnt-record-heading">
          <Badge>{node.label}</Badge>
          <h2 className="elqnt-node-title" dir="auto">
            {node.name}
          </h2>
        </div>
        {onClose && <IconButton icon="close" size="small" label={text.close} onClick={onClose} />}
      </header>
      {node.description && (
        <p className="elqnt-node-description" dir="auto">
          {node.description}
        </p>
      )}
      {onExpand && (
        <Button size="small" icon="spread" onClick={() => onExpand(node.id)}>
          {text.expand}
        </Button>
      )}
      <Facts node={node} text={text} />
      <Section title={text.properties}>
        <Properties node={node} text={text} />
      </Section>
      {neighbors && (
        <Section title={text.neighbors}>
          <NodeNeighbors key={node.id} node={node} neighbors={neighbors} onOpen={onOpen} messages={text} />
        </Section>
      )}
      {hasMerging && (
        <Section title={text.merges}>
          <NodeMerges {...props} messages={text} />
        </Section>
      )}
    </>
  );
}

function Facts({ node, text }: { node: KGNode; text: NodeInspectorMessages }): ReactElement {
  const appearance = useAppearance();
  const validity = validityOf(node, text, (moment) => formatDate(moment.slice(0, 10), appearance));
  return (
    <dl className="elqnt-record-metadata">
      {validity && <Fact label={text.valid}>{validity}</Fact>}
      <Fact label={text.sources}>
        <span className="elqnt-value-list">
          {node.sources.map((source) => (
            <Badge key={source}>{source}</Badge>
          ))}
        </span>
      </Fact>
      <Fact label={text.updated}>
        <time dateTime={node.updatedAt} suppressHydrationWarning>
          {formatDateTime(node.updatedAt, appearance)}
        </time>
      </Fact>
      <Fact label={text.id}>
        <span className="elqnt-record-id">
          <code>{node.id}</code>
          <CopyButton text={node.id} label={text.copyId} copied={text.copied} />
        </span>
      </Fact>
    </dl>
  );
}

function validityOf(
  { validFrom, validTo }: KGNode,
  text: NodeInspectorMessages,
  format: (moment: string) => string,
): string | undefined {
  if (validFrom && validTo) return text.validBetween(format(validFrom), format(validTo));
  if (validFrom) return text.validFrom(format(validFrom));
  return validTo && text.validTo(format(validTo));
}

function Fact({ label, children }: { label: string; children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Properties({ node, text }: { node: KGNode; text: NodeInspectorMessages }): ReactElement {
  const properties = Object.entries(node.properties);
  if (properties.length === 0) return <p className="elqnt-muted">{text.noProperties}</p>;
  return (
    <dl className="elqnt-node-properties">
      {properties.map(([name, value]) => (
        <Fact key={name} label={name}>
          <PropertyValue value={value} />
        </Fact>
      ))}
    </dl>
  );
}
