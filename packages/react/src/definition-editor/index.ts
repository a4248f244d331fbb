"use client";

export type { DefinitionChange } from "./definition-draft.ts";
export { DefinitionEditor, type DefinitionEditorProps } from "./definition-editor.tsx";
export { type DefinitionEditorMessages, definitionEditorMessages } from "./messages.ts";
export { PlanPreview, type PlanPreviewProps } from "./plan-preview.tsx";
