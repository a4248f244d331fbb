import type { EntityDefinition, EntityRecord } from "@elqnt/types/entities";
import { type ReactElement, type ReactNode, useEffect, useId, useMemo, useRef } from "react";
import { ProblemNotice } from "../problem/problem-notice.tsx";
import { useAppearance } from "../provider/appearance.ts";
import { useMessages } from "../provider/messages.ts";
import type { EntityField } from "../schema/field.ts";
import { definitionFields, recordTitle, titleField } from "../schema/fields.ts";
import { classNames } from "../shared/class-names.ts";
import { useAnnouncer } from "../ui/announcer.tsx";
import { CardContent } from "./board-card.tsx";
import { BoardColumn } from "./board-column.tsx";
import { boardColumns, type ColumnValue, columnValue } from "./board-columns.ts";
import { type BoardMessages, boardMessages } from "./messages.ts";
import { useBoardFocus } from "./use-board-focus.ts";
import { type BoardMove, useBoardMoves } from "./use-board-moves.ts";
import { type CardDrag, useCardDrag } from "./use-card-drag.ts";
import { useCardLift } from "./use-card-lift.ts";

export interface EntityBoardProps {
  definition: EntityDefinition;
  records: readonly EntityRecord[];
  /** Path of the field whose options are the columns, as `groupBy` of a view. */
  groupBy: string;
  /** Fields under a card's title; defaults to the first three that fit. */
  cardFields?: readonly string[] | undefined;
  /** Own cards. They are shown inside a button, so they hold no controls. */
  renderCard?: ((record: EntityRecord) => ReactNode) | undefined;
  renderRelation?: ((id: string, field: EntityField) => ReactNode) | undefined;
  onOpen?: ((record: EntityRecord) => void) | undefined;
  /**
   * Stores a move; makes cards movable. The card moves at once and goes back when the promise rejects or
   * resolves to `null` or `false`.
   */
  onMove?: ((move: BoardMove) => unknown) | undefined;
  /** Whether a card may go to a column. Defaults to always. */
  canMove?: ((record: EntityRecord, to: ColumnValue) => boolean) | undefined;
  /** Number of records per column on the server, by value as text (`""` for no value). */
  counts?: Readonly<Record<string, number>> | undefined;
  /** Asks for more cards of a column; called once per loaded amount. */
  onEndReached?: ((column: ColumnValue) => void) | undefined;
  loading?: boolean | undefined;
  problem?: unknown;
  onRetry?: (() => void) | undefined;
  label?: string | undefined;
  messages?: Partial<BoardMessages> | undefined;
  className?: string | undefined;
}

/**
 * Records as cards in one column per option of an enum field. Cards move by pointer, touch and keyboard, and
 * every move is announced.
 *
 * `import { EntityBoard } from "@elqnt/react/board"`
 *
 * @example
 * ```tsx
 * <EntityBoard
 *   definition={ticket}
 *   records={records}
 *   groupBy="status"
 *   onMove={({ record, to }) => updateRecord({ recordId: record.id, body: { fields: { status: to } } })}
 * />
 * ```
 */
export function EntityBoard(props: EntityBoardProps): ReactElement {
  const { definition, records, groupBy, onMove, onOpen, problem, className } = props;
  const messages = useMessages("board", boardMessages, props.messages);
  const { direction } = useAppearance();
  const { region, announce } = useAnnouncer();
  const hintId = useId();
  const fields = useMemo(() => definitionFields(definition), [definition]);
  const field = fields.find((candidate) => candidate.path === groupBy);
  const moves = useBoardMoves(records, groupBy, onMove);
  const { columnOf } = moves;
  const columns = useMemo(
    () => (field ? boardColumns(records, field, messages.noValue, columnOf) : []),
    [records, field, messages.noValue, columnOf],
  );
  const focus = useBoardFocus(columns);
  const titleOf = (record: EntityRecord) => recordTitle(record, fields);
  const isMovable = onMove !== undefined;
  const canMove = (record: EntityRecord, to: ColumnValue) => props.canMove?.(record, to) ?? true;

  const drop = async (record: EntityRecord, target: number) => {
    const column = columns[target];
    const from = columns.find(({ value }) => value === columnOf(record));
    if (!column || column === from) return;
    if (!canMove(record, column.value)) return announce(messages.notAllowed(titleOf(record), column.label));
    focus.followRecord(record.id);
    announce(messages.dropped(titleOf(record), column.label));
    const holds = await moves.move(record, column.value);
    if (!holds) announce(messages.failed(titleOf(record), from?.label ?? messages.noValue));
  };
  const lift = useCardLift({
    ...{ columns, focus, direction, canMove, isMovable, titleOf, announce, messages, onOpen },
    onDrop: (record, to) => void drop(record, to),
  });
  const { drag, onPointerDown, wasDragged } = useCardDrag((id, column) => {
    const record = records.find((candidate) => candidate.id === id);
    if (record) void drop(record, column);
  });

  const dragged = drag && records.find((record) => record.id === drag.id);
  const held = lift.lifted?.record ?? dragged;
  const over = lift.lifted?.over ?? drag?.over;
  const overColumn = over === undefined ? undefined : columns[over];
  const isHome = held !== undefined && overColumn?.value === columnOf(held);
  const isRefused = held !== undefined && overColumn !== undefined && !canMove(held, overColumn.value);
  const shown = useCardFields(props.cardFields, fields, groupBy);
  const renderCard = (record: EntityRecord) =>
    props.renderCard?.(record) ?? (
      <CardContent {...{ record, fields, shown }} renderRelation={props.renderRelation} />
    );
  const countOf = columnCounts(props);

  return (
    <section
      className={classNames("elqnt elqnt-board", className)}
      aria-label={props.label ?? messages.label(definition.displayName, field?.title ?? groupBy)}
      aria-busy={props.loading ?? false}
    >
      {Boolean(problem) && <ProblemNotice problem={problem} onRetry={props.onRetry} />}
      {Boolean(moves.problem) && <ProblemNotice problem={moves.problem} onDismiss={moves.dismiss} />}
      <p id={hintId} hidden>
        {messages.hint}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys and focus bubble up from the cards */}
      <div
        ref={focus.ref}
        className="elqnt-board-scroller"
        // Without cards nothing inside takes the focus, and the keyboard could not scroll to the last column.
        tabIndex={records.length === 0 ? 0 : undefined}
        data-dragging={drag !== undefined || undefined}
        onKeyDown={lift.onKeyDown}
        onFocus={focus.onFocus}
        onBlur={lift.onBlur}
      >
        {columns.map((column, index) => (
          <BoardColumn
            key={String(column.value)}
            {...{ column, index, messages, hintId, renderCard }}
            count={countOf(column.value, column.records.length)}
            activeCard={focus.active.column === index ? focus.active.card : -1}
            liftedId={lift.lifted?.record.id}
            draggedId={drag?.id}
            isTarget={over === index && !isHome && !isRefused}
            isRefused={over === index && isRefused}
            loading={props.loading ?? false}
            onEndReached={props.onEndReached && (() => props.onEndReached?.(column.value))}
            onPointerDown={(event, id) => isMovable && onPointerDown(event, id)}
            onClick={(record) => !wasDragged() && onOpen?.(record)}
          />
        ))}
      </div>
      {drag && dragged && <DragPreview drag={drag}>{renderCard(dragged)}</DragPreview>}
      {region}
    </section>
  );
}

const DEFAULT_CARD_FIELDS = 3;

function useCardFields(
  chosen: readonly string[] | undefined,
  fields: readonly EntityField[],
  groupBy: string,
): readonly EntityField[] {
  return useMemo(() => {
    if (chosen) return chosen.flatMap((path) => fields.find((field) => field.path === path) ?? []);
    const title = titleField(fields);
    const fitting = fields.filter(
      (field) =>
        field !== title &&
        field.path !== groupBy &&
        !["object", "long-text", "unknown", "url"].includes(field.kind),
    );
    return fitting.slice(0, DEFAULT_CARD_FIELDS);
  }, [chosen, fields, groupBy]);
}

/** Counts of the server, corrected by the moves it has not heard of yet. */
function columnCounts({ counts, records, groupBy }: EntityBoardProps) {
  return (value: ColumnValue, loaded: number): number => {
    const stored = counts?.[value === null ? "" : String(value)];
    if (stored === undefined) return loaded;
    const before = records.filter((record) => columnValue(record, groupBy) === value).length;
    return stored + loaded - before;
  };
}

/** The card under the pointer, in the top layer: no column can clip it. */
function DragPreview({ drag, children }: { drag: CardDrag; children: ReactNode }): ReactElement {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.showPopover?.(), []);
  return (
    <div
      ref={ref}
      popover="manual"
      aria-hidden="true"
      className="elqnt-card elqnt-card-preview"
      style={{ left: drag.left, top: drag.top, inlineSize: drag.width }}
    >
      {children}
    </div>
  );
}
