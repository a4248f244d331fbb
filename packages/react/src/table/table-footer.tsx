import type { TotalKind } from "@elqnt/types";
import type { ReactElement } from "react";
import { useAppearance } from "../provider/appearance.ts";
import { formatNumber } from "../value/format.ts";
import type { TableMessages } from "./messages.ts";

export interface TableFooterProps {
  loading: boolean;
  loadingMore: boolean;
  loaded: number;
  total: number | undefined;
  totalKind: TotalKind | undefined;
  hasMore: boolean;
  messages: TableMessages;
}

/** How many records there are, as far as anybody counted, and whether more are coming. */
export function TableFooter(props: TableFooterProps): ReactElement {
  const { loading, loadingMore, messages } = props;
  const { locale } = useAppearance();
  const count = countText(props, (value) => formatNumber(value, { locale }));
  return (
    <div className="elqnt-table-footer" role="status">
      <span>{loading ? messages.loading : props.loaded > 0 && count}</span>
      {loadingMore && <span>{messages.loadingMore}</span>}
    </div>
  );
}

function countText(props: TableFooterProps, format: (value: number) => string): string {
  const { loaded, total, totalKind, hasMore, messages } = props;
  if (total === undefined) return messages.records(format(loaded) + (hasMore ? "+" : ""), loaded !== 1);
  if (totalKind === "estimated") return messages.aboutRecords(format(total));
  if (loaded < total) return messages.loadedRecords(format(loaded), format(total));
  return messages.records(format(total), total !== 1);
}
