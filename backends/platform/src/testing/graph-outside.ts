import { orgSchemaName } from "@elqnt/adapters/org";
import { createPostgres } from "@elqnt/adapters/postgres";

/** Names by id, and edges as `<source> <label> <target>`, sorted. */
export interface SeenGraph {
  readonly nodes: ReadonlyMap<string, string>;
  readonly edges: readonly string[];
}

/** What the database says, whatever the services do. */
export interface GraphOutside {
  /** Records that are there by their titles, and which is whose parent. */
  records(orgId: string): Promise<SeenGraph>;
  /** What the graph shows of them. */
  graph(orgId: string): Promise<SeenGraph>;
  /** How many events wait to be published. */
  waiting(orgId: string): Promise<number>;
  /** Ids of the events that writes of records left, in the order of the writes. */
  events(orgId: string): Promise<string[]>;
  close(): Promise<void>;
}

export function lookAtGraphs(url: string): GraphOutside {
  const postgres = createPostgres({ url, max: 2, applicationName: "outside" });
  const query = async <TRow>(text: string) => (await postgres.pool.query(text)).rows as TRow[];
  const seen = async (nodes: string, edges: string): Promise<SeenGraph> => {
    const named = await query<{ id: string; name: string }>(nodes);
    const connected = await query<{ edge: string }>(edges);
    return {
      nodes: new Map(named.map(({ id, name }) => [id, name])),
      edges: connected.map(({ edge }) => edge).sort(),
    };
  };
  return {
    records(orgId) {
      const records = `${orgSchemaName(orgId)}.entity_records`;
      return seen(
        `select id, fields->>'title' as name from ${records} where deleted_at is null`,
        `select one.id || ' parent ' || other.id as edge from ${records} one
          join ${records} other on other.id::text = one.fields->>'parent'
          where one.deleted_at is null and other.deleted_at is null`,
      );
    },
    graph(orgId) {
      const schema = orgSchemaName(orgId);
      return seen(
        `select id, row->'face'->>'name' as name from ${schema}.kg_nodes where visible`,
        `select source || ' ' || label || ' ' || target as edge from ${schema}.kg_edges where visible`,
      );
    },
    async waiting(orgId) {
      const [row] = await query<{ count: string }>(
        `select count(*) from ${orgSchemaName(orgId)}.outbox where published_at is null`,
      );
      return Number(row?.count);
    },
    async events(orgId) {
      const text = `select id from ${orgSchemaName(orgId)}.outbox where event->>'type' like 'entity.%' order by position`;
      return (await query<{ id: string }>(text)).map(({ id }) => id);
    },
    close: () => postgres.close(),
  };
}
