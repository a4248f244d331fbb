import { type TestPostgres, testPostgres } from "@elqnt/adapters/testing";
import { lookFromOutside, type Outside } from "./database.ts";
import { type Part, startGateway, startService } from "./part.ts";

/** Gateway and services as processes of their own over one database. */
export interface TestPlatform {
  readonly gateway: Part;
  readonly auth: Part;
  readonly entities: Part;
  readonly outside: Outside;
  close(): Promise<void>;
}

export async function startPlatform(): Promise<TestPlatform> {
  const database: TestPostgres = await testPostgres();
  const [auth, entities] = await Promise.all([
    startService("auth", database.url),
    startService("entities", database.url),
  ]);
  const gateway = await startGateway({ auth, entities });
  const outside = lookFromOutside(database.url);
  return {
    gateway,
    auth,
    entities,
    outside,
    async close() {
      await Promise.all([gateway, auth, entities].map((part) => part.close()));
      await outside.close();
      await database.close();
    },
  };
}
