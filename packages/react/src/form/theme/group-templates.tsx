import {
  type ArrayFieldItemTemplateProps,
  type ArrayFieldTemplateProps,
  canExpand,
  type MultiSchemaFieldTemplateProps,
  type ObjectFieldTemplateProps,
  type UnsupportedFieldProps,
} from "@rjsf/utils";
import type { ReactElement } from "react";
import { Button, IconButton } from "../../ui/button.tsx";
import { formContextOf } from "./form-context.ts";

export function ObjectTemplate(props: ObjectFieldTemplateProps): ReactElement {
  const { fieldPathId, title, description, properties, schema, uiSchema, formData, registry } = props;
  const { disabled, readonly, onAddProperty } = props;
  const content = properties.map((property) => property.content);
  if (fieldPathId.path.length === 0) return <div className="elqnt-form-fields">{content}</div>;
  return (
    <fieldset className="elqnt-form-group" id={fieldPathId.$id}>
      {title && <legend className="elqnt-form-legend">{title}</legend>}
      {description && <p className="elqnt-form-description">{description}</p>}
      <div className="elqnt-form-fields">{content}</div>
      {canExpand(schema, uiSchema, formData) && (
        <Button size="small" icon="plus" disabled={disabled || readonly} onClick={onAddProperty}>
          {formContextOf(registry).messages.add(title)}
        </Button>
      )}
    </fieldset>
  );
}

export function ArrayTemplate(props: ArrayFieldTemplateProps): ReactElement {
  const { fieldPathId, title, schema, items, canAdd, disabled, readonly, onAddClick, registry } = props;
  const { messages } = formContextOf(registry);
  return (
    <fieldset className="elqnt-form-group" id={fieldPathId.$id}>
      <legend className="elqnt-form-legend">{title}</legend>
      {schema.description && <p className="elqnt-form-description">{schema.description}</p>}
      {items.length > 0 ? (
        <ol className="elqnt-form-items">{items}</ol>
      ) : (
        <p className="elqnt-muted">{messages.emptyList}</p>
      )}
      {canAdd && !readonly && (
        <Button size="small" icon="plus" disabled={disabled} onClick={onAddClick}>
          {messages.add(title)}
        </Button>
      )}
    </fieldset>
  );
}

export function ArrayItemTemplate(props: ArrayFieldItemTemplateProps): ReactElement {
  const { children, buttonsProps, index, hasToolbar, disabled, readonly, registry } = props;
  const { messages } = formContextOf(registry);
  const { hasMoveUp, hasMoveDown, hasRemove, onMoveUpItem, onMoveDownItem, onRemoveItem } = buttonsProps;
  const name = messages.item("", index + 1).trim();
  const isLocked = disabled || readonly;
  return (
    <li className="elqnt-form-item">
      <div className="elqnt-form-item-content">{children}</div>
      {hasToolbar && !readonly && (
        <div className="elqnt-form-item-actions">
          {(hasMoveUp || hasMoveDown) && (
            <>
              <IconButton
                icon="arrowUp"
                size="small"
                label={messages.moveUp(name)}
                disabled={isLocked || !hasMoveUp}
                onClick={onMoveUpItem}
              />
              <IconButton
                icon="arrowDown"
                size="small"
                label={messages.moveDown(name)}
                disabled={isLocked || !hasMoveDown}
                onClick={onMoveDownItem}
              />
            </>
          )}
          {hasRemove && (
            <IconButton
              icon="trash"
              size="small"
              label={messages.remove(name)}
              disabled={isLocked}
              onClick={onRemoveItem}
            />
          )}
        </div>
      )}
    </li>
  );
}

export function MultiSchemaTemplate({
  selector,
  optionSchemaField,
}: MultiSchemaFieldTemplateProps): ReactElement {
  return (
    <div className="elqnt-form-group">
      {selector}
      {optionSchemaField}
    </div>
  );
}

export function UnsupportedTemplate({ registry }: UnsupportedFieldProps): ReactElement {
  return <p className="elqnt-muted">{formContextOf(registry).messages.unsupported}</p>;
}
