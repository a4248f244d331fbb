import { createServerClient } from "@elqnt/api/server";
import { countRecords } from "@elqnt/entity/api";
import type { RecordList } from "@elqnt/entity/models";
import { NewTicket } from "./new-ticket";
import { session } from "./session";

/** Reads on the server, with a token signed for this request. */
export default async function Page() {
  const { orgId, user, role, scopes } = await session();
  const client = createServerClient({
    gatewayUrl: process.env.API_GATEWAY_URL!,
    jwtSecret: process.env.JWT_SECRET!,
  });
  const identity = { orgId, userId: user.id, role, scopes };
  const { data, error } = await client.get<RecordList>("/api/v1/entities/ticket/records?limit=5", identity);
  const { total } = await countRecords(client.gateway(identity), { entityName: "ticket", body: {} });
  return (
    <main>
      <h1>{total} tickets</h1>
      {error && <p>{error.message}</p>}
      <ul aria-label="From the server">
        {data?.items.map(({ id, fields }) => (
          <li key={id}>{String(fields.title)}</li>
        ))}
      </ul>
      <NewTicket />
    </main>
  );
}
