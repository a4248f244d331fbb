import type { Gateway } from "@elqnt/api";
import { useGivenGateway } from "@elqnt/api/hooks";
import { useInfiniteQueryRecords } from "@elqnt/entity/hooks";
import { countRecordsQuery } from "@elqnt/entity/queries";
import type { Filters, Sort } from "@elqnt/types";
import type { EntityDefinition } from "@elqnt/types/entities";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { relatedTitles, relationPaths } from "./related-titles.ts";

export interface RecordPagesOptions {
  definition: EntityDefinition;
  gateway: Gateway | undefined;
  filters: Filters;
  sort: Sort;
  search: string;
  pageSize: number;
}

/** The records of a query, page after page, with a count that no row waits for. */
export function useRecordPages(options: RecordPagesOptions) {
  const { definition, filters, sort, search, pageSize } = options;
  const gateway = useGivenGateway(options.gateway);
  const expand = useMemo(() => relationPaths(definition), [definition]);
  const wanted = { filters, ...(search !== "" && { search }) };
  const pages = useInfiniteQueryRecords(
    {
      entityName: definition.name,
      body: { ...wanted, sort, limit: pageSize, ...(expand.length > 0 && { expand }) },
    },
    { gateway },
  );
  const count = useQuery(
    countRecordsQuery(gateway, { entityName: definition.name, body: { ...wanted, count: "estimated" } }),
  );
  const records = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  const titles = useMemo(() => relatedTitles(records), [records]);
  const { hasNextPage, isFetchNextPageError, fetchNextPage, refetch } = pages;
  return {
    gateway,
    records,
    loading: pages.isPending,
    loadingMore: pages.isFetchingNextPage,
    problem: pages.error ?? undefined,
    onRetry: () => void (isFetchNextPageError ? fetchNextPage() : refetch()),
    onEndReached: hasNextPage ? () => void fetchNextPage() : undefined,
    total: count.data?.total,
    totalKind: count.data?.totalKind,
    renderRelation: useMemo(() => (id: string) => titles.get(id) ?? id, [titles]),
  };
}
