import { useDefinitionQuery } from "@elqnt/entity/hooks";
import { bulkRecordsMutation } from "@elqnt/entity/queries";
import type { Filters, Sort } from "@elqnt/types";
import type { EntityDefinition, EntityView } from "@elqnt/types/entities";
import { useMutation } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { definitionFields } from "../schema/fields.ts";
import { EntityTable, type EntityTableProps } from "../table/entity-table.tsx";
import type { BulkAction } from "../table/selection-bar.tsx";
import { type ConnectedProps, LoadState } from "./connected-state.tsx";
import { useRecordPages } from "./use-record-pages.ts";

type OwnTableProps = Pick<
  EntityTableProps,
  "onOpen" | "renderCell" | "empty" | "actions" | "label" | "messages" | "className" | "bulkActions"
>;

export interface ConnectedEntityTableProps extends ConnectedProps, OwnTableProps {
  /** Filters, order and columns to start with. */
  view?: Pick<EntityView, "filters" | "sort" | "columns"> | undefined;
  /** Records per request, at most 200. Defaults to 50. */
  pageSize?: number | undefined;
  /** Offers to delete the selected records, with this text. */
  deleteLabel?: string | undefined;
}

/**
 * An `EntityTable` that fetches its definition and records and asks the platform to filter, sort and search.
 *
 * `import { ConnectedEntityTable } from "@elqnt/react/connected"`
 *
 * @example
 * ```tsx
 * <ConnectedEntityTable entityName="ticket" onOpen={(record) => navigate(`/tickets/${record.id}`)} />
 * ```
 */
export function ConnectedEntityTable(props: ConnectedEntityTableProps): ReactElement {
  const definition = useDefinitionQuery(props.entityName, { gateway: props.gateway });
  return (
    <LoadState query={definition}>
      {(loaded) => <Loaded key={loaded.id} {...props} definition={loaded} />}
    </LoadState>
  );
}

const DEFAULT_PAGE = 50;
const NEWEST_FIRST: Sort = [{ field: "$createdAt", direction: "desc" }];

function Loaded(props: ConnectedEntityTableProps & { definition: EntityDefinition }): ReactElement {
  const {
    entityName,
    gateway: given,
    view,
    pageSize = DEFAULT_PAGE,
    deleteLabel,
    definition,
    ...table
  } = props;
  const [filters, setFilters] = useState<Filters>(view?.filters ?? {});
  const [sort, setSort] = useState<Sort>(view?.sort.length ? view.sort : NEWEST_FIRST);
  const [columns, setColumns] = useState<readonly string[]>(view?.columns ?? []);
  const [search, setSearch] = useState("");
  const [selection, setSelection] = useState<readonly string[]>([]);
  const { gateway, ...pages } = useRecordPages({
    definition,
    gateway: given,
    filters,
    sort,
    search,
    pageSize,
  });
  const bulk = useMutation(bulkRecordsMutation(gateway));
  const remove = async (recordIds: readonly string[]) => {
    const operations = recordIds.map((recordId) => ({ op: "delete" as const, recordId }));
    const { items } = await bulk.mutateAsync({ entityName, body: { atomic: false, operations } });
    setSelection(recordIds.filter((_, index) => items.some((item) => item.index === index && item.problem)));
  };
  const ownActions = deleteLabel ? [deletion(deleteLabel, remove)] : [];
  const refusal = bulk.data?.items.find((item) => item.problem)?.problem;
  return (
    <EntityTable
      {...table}
      {...pages}
      definition={definition}
      problem={bulk.error ?? refusal ?? pages.problem}
      filters={filters}
      onFiltersChange={setFilters}
      sort={sort}
      onSortChange={setSort}
      search={search}
      onSearchChange={isSearchable(definition) ? setSearch : undefined}
      columns={columns}
      onColumnsChange={setColumns}
      selection={selection}
      onSelectionChange={setSelection}
      bulkActions={[...(table.bulkActions ?? []), ...ownActions]}
    />
  );
}

/** Errors reach the table through the mutation; the bar only has to stop waiting. */
function deletion(label: string, remove: (recordIds: readonly string[]) => Promise<void>): BulkAction {
  return { id: "delete", label, icon: "trash", tone: "danger", onRun: (ids) => remove(ids).catch(() => {}) };
}

/** A search box that cannot find anything is worse than none. */
function isSearchable(definition: EntityDefinition): boolean {
  return definitionFields(definition).some((field) => field.schema["x-searchable"] === true);
}
