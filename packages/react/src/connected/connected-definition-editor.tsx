import { useGivenGateway } from "@elqnt/api/hooks";
import { planDefinition } from "@elqnt/entity/api";
import { useDefinitionQuery } from "@elqnt/entity/hooks";
import { createDefinitionMutation, replaceDefinitionMutation } from "@elqnt/entity/queries";
import type { EntityDefinition } from "@elqnt/types/entities";
import { useMutation } from "@tanstack/react-query";
import type { ReactElement } from "react";
import type { DefinitionChange } from "../definition-editor/definition-draft.ts";
import { DefinitionEditor, type DefinitionEditorProps } from "../definition-editor/definition-editor.tsx";
import { type ConnectedProps, LoadState } from "./connected-state.tsx";

export interface ConnectedDefinitionEditorProps
  extends Pick<ConnectedProps, "gateway">,
    Pick<DefinitionEditorProps, "onCancel" | "onOpenRecord" | "readOnly" | "messages" | "className"> {
  /** The entity whose definition to change; leave it out to create one. */
  entityName?: string | undefined;
  onSaved?: ((definition: EntityDefinition) => void) | undefined;
}

/**
 * A `DefinitionEditor` that fetches the definition, asks the platform what a change would break, and stores it.
 *
 * `import { ConnectedDefinitionEditor } from "@elqnt/react/connected"`
 *
 * @example
 * ```tsx
 * <ConnectedDefinitionEditor entityName="ticket" onSaved={close} />
 * ```
 */
export function ConnectedDefinitionEditor(props: ConnectedDefinitionEditorProps): ReactElement {
  const { entityName, gateway: given, onSaved, ...editor } = props;
  const gateway = useGivenGateway(given);
  const definition = useDefinitionQuery(entityName ?? "", { gateway, enabled: entityName !== undefined });
  const create = useMutation(createDefinitionMutation(gateway));
  const replace = useMutation(replaceDefinitionMutation(gateway));
  const apply = async ({ name, version, force, ...body }: DefinitionChange) => {
    const saved =
      entityName === undefined
        ? await create.mutateAsync({ body: { name, ...body } })
        : await replace.mutateAsync({
            entityName,
            body,
            ...(version && { version }),
            ...(force && { force }),
          });
    onSaved?.(saved);
  };
  if (entityName === undefined) return <DefinitionEditor {...editor} onApply={apply} />;
  return (
    <LoadState query={definition}>
      {(loaded) => (
        <DefinitionEditor
          {...editor}
          definition={loaded}
          onPlan={({ schema }) => planDefinition(gateway, { entityName, body: { schema } })}
          onApply={apply}
        />
      )}
    </LoadState>
  );
}
