export interface BoardMessages {
  label: (displayName: string, fieldTitle: string) => string;
  hint: string;
  card: string;
  noValue: string;
  count: (count: string) => string;
  emptyColumn: string;
  dropHere: string;
  loading: string;
  loadingMore: string;
  lifted: (title: string, column: string) => string;
  over: (title: string, column: string, position: number, count: number) => string;
  dropped: (title: string, column: string) => string;
  cancelled: (title: string, column: string) => string;
  notAllowed: (title: string, column: string) => string;
  failed: (title: string, column: string) => string;
}

export const boardMessages: BoardMessages = {
  label: (displayName, fieldTitle) => `${displayName} board by ${fieldTitle.toLowerCase()}`,
  hint: "Arrow keys move between cards. Enter opens a card. Space lifts it; then left and right choose a column, Space drops it and Escape puts it back.",
  card: "movable card",
  noValue: "No value",
  count: (count) => `${count} cards`,
  emptyColumn: "No cards",
  dropHere: "Drop here",
  loading: "Loading cards…",
  loadingMore: "Loading more…",
  lifted: (title, column) =>
    `Lifted ${title} from ${column}. Left and right choose a column, Space drops, Escape puts it back.`,
  over: (title, column, position, count) => `${title} over ${column}, column ${position} of ${count}`,
  dropped: (title, column) => `${title} moved to ${column}`,
  cancelled: (title, column) => `${title} put back in ${column}`,
  notAllowed: (title, column) => `${title} cannot go to ${column}`,
  failed: (title, column) => `${title} could not be moved and is back in ${column}`,
};
