import { useAuth } from "@elqnt/auth/hooks";
import { useCreateRecord, useDefinitionQuery, useQueryRecords } from "@elqnt/entity/hooks";
import { ProblemNotice } from "@elqnt/react";
import { EntityForm } from "@elqnt/react/form";
import { EntityTable } from "@elqnt/react/table";

const entityName = "ticket";

export function TicketDesk() {
  const { session, error } = useAuth();
  const definition = useDefinitionQuery(entityName);
  const newest = { sort: [{ field: "$createdAt", direction: "desc" as const }], limit: 20 };
  const tickets = useQueryRecords({ entityName, body: newest });
  const { mutateAsync: createRecord } = useCreateRecord();

  const problem = error ?? definition.error ?? tickets.error;
  if (problem) return <ProblemNotice problem={problem} />;
  if (!definition.data) return <p>Loading</p>;
  return (
    <main>
      <p>Signed in as {session?.user.id}</p>
      <EntityForm
        definition={definition.data}
        submitLabel="Create"
        onSubmit={({ fields }) => createRecord({ entityName, body: { fields } })}
      />
      <EntityTable
        definition={definition.data}
        records={tickets.data?.items ?? []}
        columns={["title", "status"]}
        loading={tickets.isPending}
      />
    </main>
  );
}
