export interface ValueMessages {
  yes: string;
  no: string;
  empty: string;
  more: (count: number) => string;
  opensInNewTab: string;
}

export const valueMessages: ValueMessages = {
  yes: "Yes",
  no: "No",
  empty: "Empty",
  more: (count) => `+${count} more`,
  opensInNewTab: "(opens in a new tab)",
};
