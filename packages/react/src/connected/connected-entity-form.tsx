import { useCreateRecord, useDefinitionQuery, useRecordQuery, useUpdateRecord } from "@elqnt/entity/hooks";
import type { EntityRecord } from "@elqnt/types/entities";
import type { ReactElement } from "react";
import { EntityForm, type EntityFormProps } from "../form/entity-form.tsx";
import type { FormSubmission } from "../form/use-entity-form.ts";
import { ConnectedRelationPicker } from "./connected-relation-picker.tsx";
import { type ConnectedProps, LoadState } from "./connected-state.tsx";

export interface ConnectedEntityFormProps
  extends ConnectedProps,
    Omit<EntityFormProps, "definition" | "record" | "onSubmit" | "problem"> {
  /** The record to edit; leave it out to create one. */
  recordId?: string | undefined;
  onSaved?: ((record: EntityRecord) => void) | undefined;
}

/**
 * An `EntityForm` that fetches its definition and record and stores what was entered. An edit sends only the
 * changed fields, with the version it is based on.
 *
 * `import { ConnectedEntityForm } from "@elqnt/react/connected"`
 *
 * @example
 * ```tsx
 * <ConnectedEntityForm entityName="ticket" recordId={recordId} onSaved={close} />
 * ```
 */
export function ConnectedEntityForm(props: ConnectedEntityFormProps): ReactElement {
  const { entityName, gateway, recordId, onSaved, ...own } = props;
  const form = { relationPicker: ConnectedRelationPicker, ...own };
  const definition = useDefinitionQuery(entityName, { gateway });
  const record = useRecordQuery(
    { entityName, recordId: recordId ?? "" },
    { gateway, enabled: recordId !== undefined },
  );
  // A form shows its own state; a list that shows a refused value until the answer helps nobody.
  const create = useCreateRecord({ gateway, optimistic: false });
  const update = useUpdateRecord({ gateway, optimistic: false });
  const save = async ({ fields, patch, version }: FormSubmission) => {
    const saved =
      recordId === undefined
        ? await create.mutateAsync({ entityName, body: { fields } })
        : await update.mutateAsync({
            entityName,
            recordId,
            body: { fields: patch },
            ...(version && { version }),
          });
    onSaved?.(saved);
  };
  return (
    <LoadState query={definition}>
      {(loaded) =>
        recordId === undefined ? (
          <EntityForm {...form} definition={loaded} onSubmit={save} />
        ) : (
          <LoadState query={record}>
            {(current) => <EntityForm {...form} definition={loaded} record={current} onSubmit={save} />}
          </LoadState>
        )
      }
    </LoadState>
  );
}
