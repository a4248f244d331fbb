import { useAuth, useHasScope } from "@elqnt/auth/hooks";
import {
  useCreateRecord,
  useDefinitionQuery,
  useDeleteRecord,
  useInfiniteQueryRecords,
  useUpdateRecord,
} from "@elqnt/entity/hooks";
import type { EntityRecord, Filters, Sort } from "@elqnt/entity/models";
import { Button, ProblemNotice } from "@elqnt/react";
import { EntityForm } from "@elqnt/react/form";
import { EntityTable } from "@elqnt/react/table";
import { useState } from "react";

const entityName = "ticket";

/** A ticket desk: find, open, create, change and delete the tickets of the organization. */
export function TicketDesk() {
  const { session, error } = useAuth();
  const definition = useDefinitionQuery(entityName);
  const [open, setOpen] = useState<EntityRecord | "new" | null>(null);

  if (error) return <ProblemNotice problem={error} />;
  if (definition.error)
    return <ProblemNotice problem={definition.error} onRetry={() => void definition.refetch()} />;
  if (!definition.data) return <main className="desk" aria-busy="true" />;
  return (
    <main className="desk" data-open={open !== null}>
      <header>
        <h1>Ticket desk</h1>
        <span>
          <a href="#graph">Graph</a>
          {session?.user.email}
        </span>
      </header>
      <Tickets definition={definition.data} onOpen={setOpen} />
      {open && (
        <Editor
          key={open === "new" ? "new" : open.id}
          definition={definition.data}
          open={open}
          onClose={() => setOpen(null)}
        />
      )}
    </main>
  );
}

type Definition = NonNullable<ReturnType<typeof useDefinitionQuery>["data"]>;

function Tickets({
  definition,
  onOpen,
}: {
  definition: Definition;
  onOpen: (open: EntityRecord | "new") => void;
}) {
  const mayWrite = useHasScope("write:entities");
  const [filters, setFilters] = useState<Filters>({});
  const [sort, setSort] = useState<Sort>([{ field: "$createdAt", direction: "desc" }]);
  const [search, setSearch] = useState("");
  const [selection, setSelection] = useState<readonly string[]>([]);
  const { mutateAsync: deleteRecord } = useDeleteRecord();
  const tickets = useInfiniteQueryRecords({
    entityName,
    body: { filters, sort, limit: 100, ...(search ? { search } : {}) },
  });

  const deleteSelected = async () => {
    await Promise.all(selection.map((recordId) => deleteRecord({ entityName, recordId })));
    setSelection([]);
  };

  return (
    <EntityTable
      definition={definition}
      records={tickets.data?.pages.flatMap(({ items }) => items) ?? []}
      loading={tickets.isPending}
      loadingMore={tickets.isFetchingNextPage}
      problem={tickets.error}
      onRetry={() => void tickets.refetch()}
      onEndReached={tickets.hasNextPage ? () => void tickets.fetchNextPage() : undefined}
      columns={["title", "status", "priority", "assignee", "dueAt"]}
      sort={sort}
      onSortChange={setSort}
      filters={filters}
      onFiltersChange={setFilters}
      search={search}
      onSearchChange={setSearch}
      selection={selection}
      onSelectionChange={setSelection}
      bulkActions={
        mayWrite ? [{ id: "delete", label: "Delete", onRun: () => void deleteSelected() }] : undefined
      }
      onOpen={onOpen}
      actions={
        mayWrite && (
          <Button look="primary" icon="plus" onClick={() => onOpen("new")}>
            New ticket
          </Button>
        )
      }
    />
  );
}

interface EditorProps {
  definition: Definition;
  open: EntityRecord | "new";
  onClose: () => void;
}

function Editor({ definition, open, onClose }: EditorProps) {
  const { mutateAsync: createRecord } = useCreateRecord();
  const { mutateAsync: updateRecord } = useUpdateRecord();
  const record = open === "new" ? undefined : open;

  return (
    <aside aria-label={record ? "Edit ticket" : "New ticket"}>
      <EntityForm
        definition={definition}
        record={record}
        onCancel={onClose}
        onSubmit={async ({ fields, patch, version }) => {
          await (record
            ? updateRecord({ entityName, recordId: record.id, version, body: { fields: patch } })
            : createRecord({ entityName, body: { fields } }));
          onClose();
        }}
      />
    </aside>
  );
}
