import type { RevisionAction } from "@elqnt/types/entities";

export interface RecordViewMessages {
  edit: string;
  restore: string;
  deleted: (when: string) => string;
  details: string;
  copyId: string;
  copied: string;
  id: string;
  created: string;
  updated: string;
  version: string;
  by: (who: string) => string;
  relationships: string;
  noRelationships: string;
  incoming: string;
  openRelated: (title: string) => string;
  removeRelationship: (title: string) => string;
  history: string;
  noHistory: string;
  moreHistory: string;
  actions: Record<RevisionAction, string>;
  revision: (who: string, action: string) => string;
  set: string;
  removed: string;
  changedTo: string;
  loading: string;
  restoreVersion: (version: number) => string;
}

export const recordViewMessages: RecordViewMessages = {
  edit: "Edit",
  restore: "Restore",
  deleted: (when) => `Deleted ${when}. It can be restored.`,
  details: "Details",
  copyId: "Copy id",
  copied: "Copied",
  id: "Id",
  created: "Created",
  updated: "Updated",
  version: "Version",
  by: (who) => `by ${who}`,
  relationships: "Relationships",
  noRelationships: "Not linked to other records.",
  incoming: "linked from",
  openRelated: (title) => `Open ${title}`,
  removeRelationship: (title) => `Remove link to ${title}`,
  history: "History",
  noHistory: "No changes recorded.",
  moreHistory: "Show older changes",
  actions: {
    created: "created this",
    updated: "made changes",
    deleted: "deleted this",
    restored: "restored this",
  },
  revision: (who, action) => `${who} ${action}`,
  set: "set to",
  removed: "was removed",
  changedTo: "changed to",
  loading: "Loading record…",
  restoreVersion: (version) => `Use values of version ${version}`,
};
