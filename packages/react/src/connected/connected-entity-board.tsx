import { useGivenGateway } from "@elqnt/api/hooks";
import { useDefinitionQuery, useUpdateRecord } from "@elqnt/entity/hooks";
import { aggregateRecordsQuery } from "@elqnt/entity/queries";
import type { Filters, Sort } from "@elqnt/types";
import type { AggregateResult, EntityDefinition, EntityView } from "@elqnt/types/entities";
import { useQuery } from "@tanstack/react-query";
import { type ReactElement, useMemo } from "react";
import { EntityBoard, type EntityBoardProps } from "../board/entity-board.tsx";
import type { BoardMove } from "../board/use-board-moves.ts";
import { type ConnectedProps, LoadState } from "./connected-state.tsx";
import { useRecordPages } from "./use-record-pages.ts";

type OwnBoardProps = Pick<
  EntityBoardProps,
  "groupBy" | "cardFields" | "renderCard" | "onOpen" | "canMove" | "label" | "messages" | "className"
>;

export interface ConnectedEntityBoardProps extends ConnectedProps, OwnBoardProps {
  /** Filters, order and card fields, as in a view of kind `board`. */
  view?: Pick<EntityView, "filters" | "sort" | "columns"> | undefined;
  /** Shows cards without letting anybody move them. */
  readOnly?: boolean | undefined;
}

/**
 * An `EntityBoard` that fetches its records, counts its columns on the platform and stores moves.
 *
 * `import { ConnectedEntityBoard } from "@elqnt/react/connected"`
 *
 * @example
 * ```tsx
 * <ConnectedEntityBoard entityName="ticket" groupBy="status" />
 * ```
 */
export function ConnectedEntityBoard(props: ConnectedEntityBoardProps): ReactElement {
  const definition = useDefinitionQuery(props.entityName, { gateway: props.gateway });
  return (
    <LoadState query={definition}>
      {(loaded) => <Loaded key={loaded.id} {...props} definition={loaded} />}
    </LoadState>
  );
}

const PAGE_SIZE = 200;
const NO_FILTERS: Filters = {};
const NO_SORT: Sort = [];

function Loaded(props: ConnectedEntityBoardProps & { definition: EntityDefinition }): ReactElement {
  const { entityName, gateway: given, view, readOnly = false, definition, groupBy, ...board } = props;
  const filters = view?.filters ?? NO_FILTERS;
  const gateway = useGivenGateway(given);
  const { records, loading, problem, onRetry, onEndReached, renderRelation } = useRecordPages({
    ...{ definition, gateway: given, filters, search: "", pageSize: PAGE_SIZE },
    sort: view?.sort ?? NO_SORT,
  });
  const groups = useQuery(
    aggregateRecordsQuery(gateway, {
      entityName,
      body: { groupBy: [groupBy], metrics: [{ op: "count", as: "cards" }], filters, limit: 1000 },
    }),
  );
  const counts = useMemo(() => groups.data && countsOf(groups.data, groupBy), [groups.data, groupBy]);
  const update = useUpdateRecord({ gateway, optimistic: false });
  const move = ({ record, to }: BoardMove) =>
    update.mutateAsync({
      entityName,
      recordId: record.id,
      version: record.version,
      body: { fields: nested(groupBy.split("."), to) },
    });
  return (
    <EntityBoard
      cardFields={view && view.columns.length > 0 ? view.columns : undefined}
      {...board}
      {...{ definition, groupBy, records, loading, problem, onRetry, renderRelation, counts }}
      onEndReached={onEndReached && (() => onEndReached())}
      onMove={readOnly ? undefined : move}
    />
  );
}

function countsOf({ items }: AggregateResult, groupBy: string): Record<string, number> {
  return Object.fromEntries(
    items.map(({ group, values }) => [String(group[groupBy] ?? ""), Number(values.cards ?? 0)]),
  );
}

/** A merge patch that sets one field, however deep. */
function nested([name, ...rest]: readonly string[], value: unknown): { [name: string]: unknown } {
  return { [name ?? ""]: rest.length > 0 ? nested(rest, value) : value };
}
