export interface ConnectedMessages {
  searching: string;
  found: (count: number) => string;
  remove: (label: string) => string;
}

export const connectedMessages: ConnectedMessages = {
  searching: "Searching…",
  found: (count) => (count === 0 ? "Nothing found" : `${count} found`),
  remove: (label) => `Remove ${label}`,
};
