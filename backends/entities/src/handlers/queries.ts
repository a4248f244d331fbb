import type {
  EntitiesOperations,
  EntityRecord,
  QueryRecordsBody,
  RecordList,
} from "@elqnt/contracts/entities";
import { type Context, type Handlers, ProblemError } from "@elqnt/service-kit";
import { everything } from "@elqnt/service-kit/filter";
import { type CompiledDefinition, fieldsOf, filterOf, pickFields, sortOf } from "../definitions/compiled.ts";
import type { Desk } from "../ports.ts";
import { parseAggregation } from "../records/aggregate.ts";
import { expandRecords, relationsOf } from "../records/relations.ts";
import type { RecordPosition, RecordQuery, Total } from "../store.ts";

type QueryHandlers = Pick<
  Handlers<EntitiesOperations>,
  "listRecords" | "queryRecords" | "countRecords" | "aggregateRecords"
>;

/** Pages by number end here: what is skipped is read all the same. Cursors have no end. */
const MAX_OFFSET = 10_000;

export function queryHandlers({ store, definitions }: Desk): QueryHandlers {
  const query = async (
    definition: CompiledDefinition,
    body: QueryRecordsBody,
    context: Context,
  ): Promise<RecordList> => {
    const { org, cursors } = context;
    const { filters, sort, search, cursor, page, includeDeleted = false, count = "none" } = body;
    const limit = body.pageSize ?? body.limit ?? 50;
    const filter = filterOf(definition, filters, search);
    const fields = body.fields && fieldsOf(definition, body.fields, "/fields");
    const relations = relationsOf(definition, body.expand ?? []);
    const shape = [
      "queryRecords",
      definition.definition.id,
      filters ?? null,
      sort ?? null,
      search ?? null,
      includeDeleted,
    ];
    const request: RecordQuery = {
      filter,
      sort: sortOf(definition, sort),
      includeDeleted,
      limit,
      offset: offsetOf(page, limit),
    };
    if (cursor !== undefined) request.after = await cursors.decode<RecordPosition>(shape, cursor);
    const counting =
      count === "none"
        ? undefined
        : store.countRecords(org, definition.definition, { filter, includeDeleted, count });
    const [found, total] = await Promise.all([
      store.queryRecords(org, definition.definition, request),
      counting,
    ]);
    const expanded =
      relations.length > 0 ? await expandRecords(store, org, found.items, relations) : found.items;
    const items: EntityRecord[] = fields ? expanded.map((record) => pickFields(record, fields)) : expanded;
    const next = found.next ? { nextCursor: await cursors.encode(shape, found.next) } : {};
    return { items, ...next, ...totals(total) };
  };

  return {
    listRecords: ({ entityName, limit, cursor, count, includeDeleted }, context) =>
      definitions.use(context.org, entityName, (definition) =>
        query(definition, compact({ limit, cursor, count, includeDeleted }), context),
      ),

    queryRecords: ({ entityName, body }, context) =>
      definitions.use(context.org, entityName, (definition) => query(definition, body, context)),

    countRecords: ({ entityName, body }, { org }) =>
      definitions.use(org, entityName, (definition) => {
        const { filters, search, count = "exact", includeDeleted = false } = body;
        const filter =
          filters === undefined && search === undefined ? everything : filterOf(definition, filters, search);
        return store.countRecords(org, definition.definition, { filter, includeDeleted, count });
      }),

    aggregateRecords: ({ entityName, body }, { org }) =>
      definitions.use(org, entityName, (definition) =>
        store.aggregateRecords(org, definition.definition, parseAggregation(definition, body)),
      ),
  };
}

function offsetOf(page: number | undefined, limit: number): number {
  const offset = ((page ?? 1) - 1) * limit;
  if (offset + limit <= MAX_OFFSET) return offset;
  const message = `must end within the first ${MAX_OFFSET} records; use a cursor for more`;
  throw new ProblemError("validation_failed", {
    detail: `Failed to read page ${page}: it ${message}.`,
    errors: [{ pointer: "/page", code: "maximum", message }],
  });
}

function totals(total: Total | undefined): Partial<Total> {
  return total ?? {};
}

/** Without what is undefined, as the contract's optional properties are. */
function compact(
  body: { [TKey in keyof QueryRecordsBody]: QueryRecordsBody[TKey] | undefined },
): QueryRecordsBody {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
