import type { Gateway } from "@elqnt/api";
import { useGivenGateway } from "@elqnt/api/hooks";
import {
  useDefinitionQuery,
  useQueryRecords,
  useRecordHistoryQuery,
  useRecordQuery,
  useRestoreRecord,
} from "@elqnt/entity/hooks";
import { deleteRelationshipMutation, listRelationshipsQuery } from "@elqnt/entity/queries";
import type { EntityDefinition } from "@elqnt/types/entities";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type ReactElement, useMemo } from "react";
import { EntityRecordView, type EntityRecordViewProps } from "../record-view/entity-record-view.tsx";
import { type ConnectedProps, LoadState } from "./connected-state.tsx";
import { relatedTitles, relationPaths } from "./related-titles.ts";

export interface ConnectedEntityRecordProps
  extends ConnectedProps,
    Pick<
      EntityRecordViewProps,
      | "onEdit"
      | "onOpenRelated"
      | "renderRelated"
      | "renderRelation"
      | "renderUser"
      | "actions"
      | "messages"
      | "className"
    > {
  recordId: string;
  /** Hides what may change something: removing links, restoring. */
  readOnly?: boolean | undefined;
}

const HISTORY_PAGE = 20;
const RELATIONSHIPS = 200;

/**
 * An `EntityRecordView` that fetches the record, also a deleted one, with its history and relationships.
 *
 * `import { ConnectedEntityRecord } from "@elqnt/react/connected"`
 *
 * @example
 * ```tsx
 * <ConnectedEntityRecord entityName="ticket" recordId={recordId} onEdit={openForm} />
 * ```
 */
export function ConnectedEntityRecord(props: ConnectedEntityRecordProps): ReactElement {
  const { entityName, recordId, gateway: given, readOnly = false, ...view } = props;
  const gateway = useGivenGateway(given);
  const definition = useDefinitionQuery(entityName, { gateway });
  const record = useRecordQuery({ entityName, recordId, includeDeleted: true }, { gateway });
  const history = useRecordHistoryQuery({ entityName, recordId, limit: HISTORY_PAGE }, { gateway });
  const links = useQuery(listRelationshipsQuery(gateway, { entityName, recordId, limit: RELATIONSHIPS }));
  const restore = useRestoreRecord({ gateway });
  const unlink = useMutation(deleteRelationshipMutation(gateway));
  const titles = useRelatedTitles(definition.data, recordId, gateway);
  const revisions = useMemo(() => history.data?.pages.flatMap((page) => page.items), [history.data]);
  return (
    <LoadState query={definition}>
      {(loaded) => (
        <EntityRecordView
          renderRelation={(id) => titles.get(id) ?? id}
          {...view}
          definition={loaded}
          record={record.data}
          problem={record.error ?? restore.error ?? unlink.error ?? history.error ?? links.error ?? undefined}
          onRetry={() => void Promise.all([record.refetch(), history.refetch(), links.refetch()])}
          revisions={revisions}
          onMoreRevisions={history.hasNextPage ? () => void history.fetchNextPage() : undefined}
          relationships={links.data?.items}
          onRemoveRelationship={
            readOnly ? undefined : ({ id }) => unlink.mutate({ entityName, recordId, relationshipId: id })
          }
          onRestore={readOnly ? undefined : () => restore.mutate({ entityName, recordId })}
        />
      )}
    </LoadState>
  );
}

/** Names of the records this one refers to; a single read cannot bring them along, a query can. */
function useRelatedTitles(
  definition: EntityDefinition | undefined,
  recordId: string,
  gateway: Gateway,
): ReadonlyMap<string, string> {
  const expand = useMemo(() => (definition ? relationPaths(definition) : []), [definition]);
  const query = useQueryRecords(
    {
      entityName: definition?.name ?? "",
      body: { filters: { $id: recordId }, expand, limit: 1, includeDeleted: true },
    },
    { gateway, enabled: expand.length > 0 },
  );
  return useMemo(() => relatedTitles(query.data?.items ?? []), [query.data]);
}
