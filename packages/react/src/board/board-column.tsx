import type { EntityRecord } from "@elqnt/types/entities";
import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type PointerEvent, type ReactElement, type ReactNode, useCallback, useId, useRef } from "react";
import { useAppearance } from "../provider/appearance.ts";
import { useEndReached } from "../shared/use-end-reached.ts";
import { withIndex } from "../shared/with-index.ts";
import { Badge } from "../ui/badge.tsx";
import { formatNumber } from "../value/format.ts";
import type { BoardColumn as Column } from "./board-columns.ts";
import type { BoardMessages } from "./messages.ts";

export interface BoardColumnProps {
  column: Column;
  index: number;
  count: number;
  /** Position of the card in the tab order, or -1 when it is in another column. */
  activeCard: number;
  liftedId: string | undefined;
  draggedId: string | undefined;
  isTarget: boolean;
  isRefused: boolean;
  messages: BoardMessages;
  hintId: string;
  loading: boolean;
  renderCard: (record: EntityRecord) => ReactNode;
  onEndReached: (() => void) | undefined;
  onPointerDown: (event: PointerEvent<HTMLElement>, id: string) => void;
  onClick: (record: EntityRecord) => void;
}

const CARD_ESTIMATE = 92;
const CARD_GAP = 8;
const OVERSCAN = 6;

/** One value of the grouping field with its cards; only the visible ones are in the document. */
export function BoardColumn(props: BoardColumnProps): ReactElement {
  const { column, index, count, activeCard, messages, isTarget, isRefused, loading } = props;
  const { locale } = useAppearance();
  const scroller = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const { records } = column;
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLElement>({
    count: records.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(() => CARD_ESTIMATE, []),
    getItemKey: useCallback((position: number) => records[position]?.id ?? position, [records]),
    rangeExtractor: useCallback(
      (range: Range) => withIndex(defaultRangeExtractor(range), activeCard),
      [activeCard],
    ),
    gap: CARD_GAP,
    overscan: OVERSCAN,
  });
  useEndReached(virtualizer.range?.endIndex, records.length, props.onEndReached);
  const total = formatNumber(count, { locale });
  return (
    <section
      className="elqnt-board-column"
      data-board-column={index}
      data-target={isTarget || undefined}
      data-refused={isRefused || undefined}
      aria-labelledby={titleId}
    >
      <header className="elqnt-board-column-header">
        <h3 id={titleId}>
          {column.tone === undefined ? column.label : <Badge tone={column.tone}>{column.label}</Badge>}
        </h3>
        <span className="elqnt-board-count">
          <span aria-hidden="true">{total}</span>
          <span className="elqnt-hidden">{messages.count(total)}</span>
        </span>
      </header>
      <div className="elqnt-board-cards" ref={scroller}>
        {isTarget && <div className="elqnt-board-drop">{messages.dropHere}</div>}
        {records.length === 0 && !isTarget && !loading && (
          <p className="elqnt-board-empty">{messages.emptyColumn}</p>
        )}
        {loading && records.length === 0 && <CardSkeletons />}
        {records.length > 0 && (
          <ul style={{ blockSize: virtualizer.getTotalSize() }} aria-labelledby={titleId}>
            {virtualizer.getVirtualItems().map(({ index: position, start }) => {
              const record = records[position];
              return (
                record && (
                  <Card
                    key={record.id}
                    {...props}
                    record={record}
                    position={position}
                    start={start}
                    measure={virtualizer.measureElement}
                  />
                )
              );
            })}
          </ul>
        )}
      </div>
    </section>
  );
}

interface CardProps extends BoardColumnProps {
  record: EntityRecord;
  position: number;
  start: number;
  measure: (element: HTMLElement | null) => void;
}

function Card(props: CardProps): ReactElement {
  const {
    record,
    position,
    start,
    column,
    index,
    activeCard,
    liftedId,
    draggedId,
    messages,
    hintId,
    measure,
  } = props;
  return (
    <li
      ref={measure}
      data-index={position}
      style={{ transform: `translateY(${start}px)` }}
      aria-setsize={column.records.length}
      aria-posinset={position + 1}
    >
      <button
        type="button"
        className="elqnt-card"
        tabIndex={activeCard === position ? 0 : -1}
        data-column={index}
        data-card={position}
        data-lifted={liftedId === record.id || undefined}
        data-dragged={draggedId === record.id || undefined}
        aria-roledescription={messages.card}
        aria-describedby={hintId}
        aria-pressed={liftedId === record.id}
        onPointerDown={(event) => props.onPointerDown(event, record.id)}
        onClick={() => props.onClick(record)}
      >
        {props.renderCard(record)}
      </button>
    </li>
  );
}

function CardSkeletons(): ReactElement {
  return (
    <div className="elqnt-board-skeletons" aria-hidden="true">
      {["72%", "54%", "63%"].map((inlineSize) => (
        <div key={inlineSize} className="elqnt-card">
          <span className="elqnt-skeleton" style={{ inlineSize }} />
          <span className="elqnt-skeleton" style={{ inlineSize: "38%" }} />
        </div>
      ))}
    </div>
  );
}
