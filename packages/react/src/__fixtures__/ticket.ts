import type {
  EntityDefinition,
  EntityRecord,
  EntityRelationship,
  RecordRevision,
} from "@elqnt/types/entities";

const ADA = "0197b2d3-1111-7aaa-8bbb-000000000001";
const GRACE = "0197b2d3-1111-7aaa-8bbb-000000000002";

/** A definition that uses every kind of field the views know. */
export const ticketDefinition: EntityDefinition = {
  id: "0197b2d3-9820-7b79-b2bf-710f6def0001",
  name: "ticket",
  displayName: "Ticket",
  description: "A request for help.",
  isActive: true,
  version: 3,
  createdAt: "2026-01-05T09:30:00.000Z",
  updatedAt: "2026-03-11T14:02:00.000Z",
  schema: {
    type: "object",
    "x-displayOrder": [
      "title",
      "status",
      "priority",
      "email",
      "dueDate",
      "customer",
      "urgent",
      "effort",
      "tags",
    ],
    required: ["title", "status"],
    properties: {
      title: { type: "string", title: "Title", minLength: 3, maxLength: 120, "x-searchable": true },
      status: {
        type: "string",
        title: "Status",
        enum: ["open", "waiting", "in_progress", "closed"],
        default: "open",
        "x-indexed": true,
      },
      priority: {
        type: "integer",
        title: "Priority",
        description: "1 is the most pressing.",
        minimum: 1,
        maximum: 5,
      },
      email: { type: "string", title: "Reporter", format: "email" },
      dueDate: { type: "string", title: "Due", format: "date" },
      customer: {
        type: "string",
        title: "Customer",
        format: "uuid",
        "x-relation": { entity: "customer", cardinality: "one" },
      },
      urgent: { type: "boolean", title: "Urgent" },
      effort: { type: "number", title: "Effort", description: "Hours of work expected.", minimum: 0 },
      tags: { type: "array", title: "Tags", items: { type: "string" }, maxItems: 8 },
      website: { type: "string", title: "Website", format: "uri" },
      details: { type: "string", title: "Details", maxLength: 4000, "x-searchable": true },
      address: {
        type: "object",
        title: "Address",
        properties: {
          street: { type: "string", title: "Street" },
          city: { type: "string", title: "City" },
          country: {
            type: "string",
            title: "Country",
            oneOf: [
              { const: "de", title: "Germany" },
              { const: "fr", title: "France" },
              { const: "gb", title: "United Kingdom" },
            ],
          },
        },
        required: ["city"],
      },
    },
  },
};

export const customerNames: Readonly<Record<string, string>> = {
  "0197b2d3-aaaa-7c3e-8f10-000000000001": "Lumen & Sons",
  "0197b2d3-aaaa-7c3e-8f10-000000000002": "Northwind Traders",
  "0197b2d3-aaaa-7c3e-8f10-000000000003": "Atelier Blanc",
};

const SUBJECTS = [
  "Broken lamp in meeting room 4",
  "Invoice shows the wrong VAT rate",
  "Cannot sign in after password reset",
  "Delivery arrived without packing list",
  "Export stops at 10,000 rows",
  "Please add a second billing address",
  "Mobile app shows an empty calendar",
  "Printer on floor 2 is offline again",
  "Contract renewal: two questions about the notice period",
  "Webhook retries arrive out of order",
  "Question about data retention",
  "Broken image on the pricing page",
];
const STATUSES = ["open", "waiting", "in_progress", "closed"];
const PEOPLE = ["ada", "grace", "linus", "margaret", "barbara", "edsger"];
const TAGS = [["billing"], ["hardware", "floor-2"], ["login", "mobile", "security", "sso"], [], ["export"]];

function pick<TItem>(list: readonly TItem[], index: number): TItem {
  return list[index % list.length] as TItem;
}

/** The n-th ticket; the same number always gives the same ticket. */
export function ticket(index: number, fields: Record<string, unknown> = {}): EntityRecord {
  const created = Date.UTC(2026, 2, 12, 8) - index * 5_400_000;
  return {
    id: `0197b2d3-9a01-7c3e-8f10-${String(index).padStart(12, "0")}`,
    definitionId: ticketDefinition.id,
    definitionName: ticketDefinition.name,
    version: 1 + (index % 4),
    createdAt: new Date(created).toISOString(),
    createdBy: ADA,
    updatedAt: new Date(created + 3_600_000).toISOString(),
    updatedBy: index % 2 === 0 ? ADA : GRACE,
    fields: {
      title: pick(SUBJECTS, index),
      status: pick(STATUSES, index * 3 + Math.floor(index / 5)),
      priority: 1 + ((index * 7) % 5),
      email: `${pick(PEOPLE, index)}@example.com`,
      dueDate: new Date(created + (3 + (index % 20)) * 86_400_000).toISOString().slice(0, 10),
      customer: pick(Object.keys(customerNames), index),
      urgent: index % 5 === 0,
      ...(index % 6 !== 3 && { effort: ((index * 13) % 40) / 2 }),
      tags: pick(TAGS, index),
      website: `https://example.com/cases/${1000 + index}`,
      details: "The lamp flickers for a minute, then goes dark. It has happened every morning since Monday.",
      address: { street: "Rue de la Lune 4", city: "Paris", country: "fr" },
      ...fields,
    },
  };
}

export function tickets(count: number): EntityRecord[] {
  return Array.from({ length: count }, (_, index) => ticket(index));
}
export const people: Readonly<Record<string, string>> = { [ADA]: "Ada Lovelace", [GRACE]: "Grace Hopper" };

export const revisions: readonly RecordRevision[] = [
  {
    recordId: ticket(0).id,
    version: 4,
    action: "updated",
    actor: { userId: GRACE, email: "grace@example.com" },
    createdAt: "2026-03-12T09:05:00.000Z",
    changes: [
      { pointer: "/status", before: "open", after: "in_progress" },
      { pointer: "/dueDate", before: "2026-03-14", after: "2026-03-15" },
      { pointer: "/address/city", after: "Paris" },
      { pointer: "/tags", before: ["billing", "hardware"], after: ["billing"] },
    ],
  },
  {
    recordId: ticket(0).id,
    version: 3,
    action: "restored",
    actor: { userId: ADA, email: "ada@example.com" },
    createdAt: "2026-03-12T08:40:00.000Z",
    changes: [],
  },
  {
    recordId: ticket(0).id,
    version: 2,
    action: "deleted",
    actor: { userId: ADA, email: "ada@example.com" },
    createdAt: "2026-03-12T08:32:00.000Z",
    changes: [],
  },
  {
    recordId: ticket(0).id,
    version: 1,
    action: "created",
    actor: { userId: ADA, email: "ada@example.com" },
    createdAt: "2026-03-12T08:00:00.000Z",
    changes: [],
  },
];

export const relationships: readonly EntityRelationship[] = [
  {
    id: "0197b2d3-9b40-7c3e-8f10-2b6f4f0c9a15",
    name: "blocks",
    sourceEntity: "ticket",
    sourceRecordId: ticket(0).id,
    targetEntity: "ticket",
    targetRecordId: ticket(3).id,
    createdAt: "2026-01-05T11:05:00.000Z",
    createdBy: ADA,
  },
  {
    id: "0197b2d3-9b40-7c3e-8f10-2b6f4f0c9a16",
    name: "duplicate-of",
    sourceEntity: "ticket",
    sourceRecordId: ticket(7).id,
    targetEntity: "ticket",
    targetRecordId: ticket(0).id,
    createdAt: "2026-01-05T11:05:00.000Z",
    createdBy: GRACE,
  },
];
