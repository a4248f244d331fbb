import { prepared } from "@elqnt/adapters/postgres";
import type { CompiledQuery } from "kysely";
import { sql } from "kysely";
import { LRUCache } from "lru-cache";
import { type OrgDatabase, translated } from "./database.ts";
import { Gatherer } from "./gather.ts";
import { type RecordRow, recordColumns } from "./rows.ts";

type Reader = Gatherer<string, RecordRow | undefined>;

/** Reads that wait at once go as one statement; two of them keep a connection busy while rows are turned to JSON. */
const options = { concurrency: 2, maxWeight: 200, weigh: () => 1 };

/** Reads single records by id: one prepared statement per definition, built once, for all reads that wait. */
export class RecordReader {
  readonly #readers = new LRUCache<string, Reader>({ max: 2000 });

  /** @param id A UUID in its canonical spelling. */
  read(opened: OrgDatabase, definitionId: string, id: string): Promise<RecordRow | undefined> {
    const key = `${opened.schema}/${definitionId}`;
    let reader = this.#readers.get(key);
    if (!reader) {
      reader = createReader(opened, definitionId);
      this.#readers.set(key, reader);
    }
    return reader.add(id);
  }
}

function createReader(opened: OrgDatabase, definitionId: string): Reader {
  const { db, records } = opened;
  const statement = prepared(
    sql<RecordRow>`select ${recordColumns} from ${records(definitionId)} where id = any(${""}::uuid[])`,
  ).compile(db);
  const run = async (ids: readonly string[]): Promise<(RecordRow | undefined)[]> => {
    // An array literal made here: canonical UUIDs need no escaping, which the driver would do by character.
    const query: CompiledQuery<RecordRow> = { ...statement, parameters: [`{${ids.join(",")}}`] };
    const { rows } = await db.executeQuery(query).catch((error: unknown) => {
      throw translated(error);
    });
    if (ids.length === 1) return rows;
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id));
  };
  return new Gatherer(run, options);
}
