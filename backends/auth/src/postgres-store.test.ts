import { testPostgres } from "@elqnt/adapters/testing";
import { createPostgresStore } from "./postgres-store.ts";
import { describeAuthStore } from "./store.contract.ts";

describeAuthStore("PostgreSQL", async () => {
  const { postgres, close } = await testPostgres();
  return { store: createPostgresStore({ postgres }), close };
});
