// A relay process that is killed right after the bus took its first event, before that is written down.
import { sql } from "kysely";
import { createOutboxRelay, createPostgres } from "../../postgres/index.ts";

const [url = "", org] = process.argv.slice(2);
const postgres = createPostgres({ url });
const relay = createOutboxRelay({
  postgres,
  owns: (orgId) => orgId === org,
  onError: (error) => console.error(error),
  bus: {
    publish: async (event) => {
      await sql`insert into public.delivered (id) values (${event.id})`.execute(postgres.db);
      process.kill(process.pid, "SIGKILL");
      return { duplicate: false };
    },
  },
});
relay.start();
