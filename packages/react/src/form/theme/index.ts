// The package entry also loads a validator that nobody declares (rjsf issue 5295) and that needs eval.
import withTheme from "@rjsf/core/lib/withTheme.js";
import type { Fields } from "../../schema/fields-patch.ts";
import { FieldTemplate } from "./field-template.tsx";
import {
  ArrayItemTemplate,
  ArrayTemplate,
  MultiSchemaTemplate,
  ObjectTemplate,
  UnsupportedTemplate,
} from "./group-templates.tsx";
import { BaseInput, CheckboxesWidget, CheckboxWidget, SelectWidget, TextareaWidget } from "./inputs.tsx";
import { RelationWidget } from "./relation-widget.tsx";
import { TagsWidget } from "./tags-widget.tsx";

function Nothing(): null {
  return null;
}

/** RJSF in our own clothes: accessible controls, our classes, texts never read as HTML or Markdown. */
export const ThemedForm = withTheme<Fields>({
  templates: {
    BaseInputTemplate: BaseInput,
    FieldTemplate,
    ObjectFieldTemplate: ObjectTemplate,
    ArrayFieldTemplate: ArrayTemplate,
    ArrayFieldItemTemplate: ArrayItemTemplate,
    MultiSchemaFieldTemplate: MultiSchemaTemplate,
    UnsupportedFieldTemplate: UnsupportedTemplate,
    // FieldTemplate shows description and messages itself.
    DescriptionFieldTemplate: Nothing,
    FieldErrorTemplate: Nothing,
    FieldHelpTemplate: Nothing,
    ErrorListTemplate: Nothing,
    ButtonTemplates: { SubmitButton: Nothing },
  },
  widgets: {
    TextareaWidget,
    CheckboxWidget,
    CheckboxesWidget,
    SelectWidget,
    TagsWidget,
    RelationWidget,
  },
});
