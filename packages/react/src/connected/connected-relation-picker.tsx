import { useGateway } from "@elqnt/api/hooks";
import { useDefinitionQuery, useQueryRecords } from "@elqnt/entity/hooks";
import type { Filters } from "@elqnt/types";
import type { EntityDefinition, EntityRecord } from "@elqnt/types/entities";
import { type ReactElement, useDeferredValue, useMemo, useState } from "react";
import type { RelationPickerProps } from "../form/theme/form-context.ts";
import { useMessages } from "../provider/messages.ts";
import { titleOfFields, topLevelFields } from "../schema/fields.ts";
import { type Choice, Combobox } from "../ui/combobox.tsx";
import { connectedMessages } from "./messages.ts";

const OFFERED = 20;
const NO_IDS: readonly string[] = [];

/**
 * Chooses related records by searching the other entity. `ConnectedEntityForm` uses it; in an `EntityForm` pass
 * it as `relationPicker`.
 *
 * `import { ConnectedRelationPicker } from "@elqnt/react/connected"`
 */
export function ConnectedRelationPicker(props: RelationPickerProps): ReactElement {
  const { id, field, value, onChange, disabled, readOnly, invalid, describedBy } = props;
  const messages = useMessages("connected", connectedMessages);
  const gateway = useGateway();
  const entityName = field.relation?.entity ?? "";
  const isMany = field.relation?.cardinality === "many";
  const ids = useMemo(
    () => (Array.isArray(value) ? value : typeof value === "string" ? [value] : NO_IDS),
    [value],
  );
  const [search, setSearch] = useState("");
  const settled = useDeferredValue(search.trim());
  const definition = useDefinitionQuery(entityName, { gateway });
  const found = useQueryRecords(
    { entityName, body: { ...searchBody(definition.data, settled), limit: OFFERED } },
    { gateway, enabled: definition.data !== undefined },
  );
  const named = useQueryRecords(
    { entityName, body: { filters: { $id: { in: [...ids] } }, limit: 200 } },
    { gateway, enabled: ids.length > 0 },
  );
  const choices = found.data?.items.map(toChoice) ?? [];
  const known = [...(named.data?.items.map(toChoice) ?? []), ...choices];
  const chosen = ids.map((each) => known.find((choice) => choice.id === each) ?? { id: each, label: each });
  const change = (next: readonly Choice[]) =>
    onChange(isMany ? next.map((choice) => choice.id) : next[0]?.id);
  return (
    <Combobox
      id={id}
      chosen={chosen}
      choices={choices}
      isMany={isMany}
      search={search}
      status={found.isFetching ? messages.searching : messages.found(choices.length)}
      disabled={disabled || readOnly}
      invalid={invalid}
      describedBy={describedBy}
      removeLabel={messages.remove}
      onSearch={setSearch}
      onChange={change}
    />
  );
}

function toChoice(record: EntityRecord): Choice {
  return { id: record.id, label: titleOfFields(record.fields) ?? record.id };
}

/** Full-text search where the entity has it; else the beginning of its title. */
function searchBody(
  definition: EntityDefinition | undefined,
  search: string,
): { search?: string; filters?: Filters } {
  if (!definition || search === "") return {};
  const fields = topLevelFields(definition);
  const title = fields.find((field) => field.kind === "text");
  if (fields.some((field) => field.schema["x-searchable"] === true)) return { search };
  return title ? { filters: { [title.path]: { contains: search } } as Filters } : {};
}
