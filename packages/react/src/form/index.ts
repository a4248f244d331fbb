"use client";

export { type Fields, fieldsPatch } from "../schema/fields-patch.ts";
export { EntityForm, type EntityFormProps } from "./entity-form.tsx";
export { type Clash, type FieldsMerge, mergeFields } from "./merge-fields.ts";
export { type FormMessages, formMessages, type ValidationMessages } from "./messages.ts";
export type { RelationPickerProps } from "./theme/form-context.ts";
export type { FormSubmission } from "./use-entity-form.ts";
export { validateFields } from "./validate-fields.ts";
