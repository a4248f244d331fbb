import { useContext, useMemo } from "react";
import type { BoardMessages } from "../board/messages.ts";
import type { ConnectedMessages } from "../connected/messages.ts";
import type { DefinitionEditorMessages } from "../definition-editor/messages.ts";
import type { FormMessages } from "../form/messages.ts";
import type {
  GraphExplorerMessages,
  GraphSearchMessages,
  IngestPanelMessages,
  NodeInspectorMessages,
} from "../kg/messages.ts";
import type { ProblemMessages } from "../problem/messages.ts";
import type { RecordViewMessages } from "../record-view/messages.ts";
import { sharedContext } from "../shared/shared-context.ts";
import type { TableMessages } from "../table/messages.ts";
import type { ValueMessages } from "../value/messages.ts";

/** Every text this package can show, one group per component. English is the default. */
export interface ElqntMessages {
  value: ValueMessages;
  problem: ProblemMessages;
  table: TableMessages;
  form: FormMessages;
  board: BoardMessages;
  record: RecordViewMessages;
  editor: DefinitionEditorMessages;
  connected: ConnectedMessages;
  graph: GraphExplorerMessages;
  graphSearch: GraphSearchMessages;
  node: NodeInspectorMessages;
  ingest: IngestPanelMessages;
}

/** Translations for some or all texts; what is missing stays English. */
export type MessageOverrides = { [Group in keyof ElqntMessages]?: Partial<ElqntMessages[Group]> };

export const MessagesContext = sharedContext<MessageOverrides>("messages", {});

/** English defaults, overridden by the provider, overridden by the component's own `messages` prop. */
export function useMessages<Group extends keyof ElqntMessages>(
  group: Group,
  defaults: ElqntMessages[Group],
  own?: Partial<ElqntMessages[Group]> | undefined,
): ElqntMessages[Group] {
  const provided = useContext(MessagesContext)[group];
  return useMemo(
    () => ({ ...defaults, ...(provided as Partial<ElqntMessages[Group]>), ...own }),
    [defaults, provided, own],
  );
}
