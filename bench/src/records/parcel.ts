/** The entity of the record benchmarks: a handful of fields, four of them indexed. */
export const definition = {
  name: "parcel",
  displayName: "Parcel",
  schema: {
    type: "object",
    properties: {
      title: { type: "string", minLength: 1, maxLength: 200 },
      status: { type: "string", enum: ["open", "waiting", "closed"], "x-indexed": true },
      priority: { type: "integer", minimum: 1, maximum: 5, "x-indexed": true },
      amount: { type: "number", minimum: 0, "x-indexed": true },
      openedAt: { type: "string", format: "date-time", "x-indexed": true },
      note: { type: "string", maxLength: 2_000 },
    },
    required: ["title", "status"],
  },
};

const statuses = ["open", "waiting", "closed"];

/** Fields of the `index`-th parcel. */
export const fieldsOf = (index: number): Record<string, unknown> => ({
  title: `Parcel ${index}`,
  status: statuses[index % 3],
  priority: 1 + (index % 5),
  amount: (index * 7_919) % 1_000_000,
  openedAt: new Date(1_760_000_000_000 + (index % 500_000) * 60_000).toISOString(),
  note: "Fragile. ".repeat(14),
});

export const orgId = "0197b2d3-982f-7b79-b2bf-710f6def104a";
export const orgSchema = "org_0197b2d3_982f_7b79_b2bf_710f6def104a";

/** Rows of PostgreSQL's own making, for tables too large to fill through the API. */
export const manyFields = `jsonb_build_object('title', 'Parcel ' || i, 'status', (array['open','waiting','closed'])[1 + i % 3],
  'priority', 1 + i % 5, 'amount', (i::bigint * 7919) % 1000000,
  'openedAt', to_char(to_timestamp(1760000000 + (i % 500000) * 60) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.000"Z"'),
  'note', repeat('Fragile. ', 14))`;
