"use client";

export {
  ConnectedDefinitionEditor,
  type ConnectedDefinitionEditorProps,
} from "./connected-definition-editor.tsx";
export { ConnectedEntityBoard, type ConnectedEntityBoardProps } from "./connected-entity-board.tsx";
export { ConnectedEntityForm, type ConnectedEntityFormProps } from "./connected-entity-form.tsx";
export { ConnectedEntityRecord, type ConnectedEntityRecordProps } from "./connected-entity-record.tsx";
export { ConnectedEntityTable, type ConnectedEntityTableProps } from "./connected-entity-table.tsx";
export { ConnectedRelationPicker } from "./connected-relation-picker.tsx";
export type { ConnectedProps } from "./connected-state.tsx";
export { type ConnectedMessages, connectedMessages } from "./messages.ts";
