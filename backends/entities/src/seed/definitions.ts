/** The schemas of the demo organization; small, and together they use every extension. */
export const demoSchemas = {
  customer: {
    displayName: "Customer",
    description: "People and companies we work for.",
    schema: {
      type: "object",
      properties: {
        name: {
          type: "string",
          title: "Name",
          minLength: 1,
          maxLength: 200,
          "x-searchable": true,
          "x-indexed": true,
        },
        company: { type: "string", title: "Company", maxLength: 200, "x-searchable": true },
        email: { type: "string", title: "E-mail", format: "email", "x-unique": true },
        phone: { type: "string", title: "Phone", maxLength: 40 },
        segment: {
          type: "string",
          title: "Segment",
          enum: ["enterprise", "midmarket", "startup"],
          "x-indexed": true,
        },
        annualValue: { type: "number", title: "Annual value", minimum: 0, "x-indexed": true },
        since: { type: "string", title: "Customer since", format: "date", "x-indexed": true },
        isActive: { type: "boolean", title: "Active", default: true },
        address: {
          type: "object",
          title: "Address",
          properties: {
            city: { type: "string", title: "City" },
            country: { type: "string", title: "Country", minLength: 2, maxLength: 2 },
          },
        },
      },
      required: ["name", "email"],
      "x-displayOrder": [
        "name",
        "company",
        "email",
        "segment",
        "annualValue",
        "since",
        "isActive",
        "phone",
        "address",
      ],
    },
  },
  ticket: {
    displayName: "Ticket",
    description: "Requests for help.",
    schema: {
      type: "object",
      properties: {
        title: { type: "string", title: "Title", minLength: 1, maxLength: 200, "x-searchable": true },
        description: { type: "string", title: "Description", maxLength: 5000, "x-searchable": true },
        status: {
          type: "string",
          title: "Status",
          enum: ["open", "waiting", "closed"],
          default: "open",
          "x-indexed": true,
        },
        priority: { type: "integer", title: "Priority", minimum: 1, maximum: 5, "x-indexed": true },
        email: { type: "string", title: "Reporter", format: "email" },
        customer: {
          type: "string",
          title: "Customer",
          format: "uuid",
          "x-relation": { entity: "customer", cardinality: "one" },
          "x-indexed": true,
        },
        assignee: { type: "string", title: "Assignee", format: "email" },
        dueAt: { type: "string", title: "Due", format: "date-time", "x-indexed": true },
        tags: {
          type: "array",
          title: "Tags",
          items: { type: "string" },
          uniqueItems: true,
          "x-indexed": true,
        },
      },
      required: ["title", "status"],
      "x-displayOrder": [
        "title",
        "status",
        "priority",
        "customer",
        "assignee",
        "dueAt",
        "tags",
        "email",
        "description",
      ],
    },
  },
  project: {
    displayName: "Project",
    description: "Work that has a beginning and an end.",
    schema: {
      type: "object",
      properties: {
        code: { type: "string", title: "Code", minLength: 6, maxLength: 6, "x-unique": true },
        name: { type: "string", title: "Name", minLength: 1, maxLength: 200, "x-searchable": true },
        stage: {
          type: "string",
          title: "Stage",
          enum: ["planned", "running", "paused", "done"],
          "x-indexed": true,
        },
        budget: { type: "number", title: "Budget", minimum: 0 },
        progress: { type: "integer", title: "Progress", minimum: 0, maximum: 100 },
        startsOn: { type: "string", title: "Starts", format: "date", "x-indexed": true },
        endsOn: { type: "string", title: "Ends", format: "date" },
        customers: {
          type: "array",
          title: "Customers",
          items: { type: "string", format: "uuid" },
          "x-relation": { entity: "customer", cardinality: "many" },
        },
        lead: { type: "string", title: "Lead", format: "email" },
      },
      required: ["code", "name", "stage"],
      "x-displayOrder": [
        "code",
        "name",
        "stage",
        "progress",
        "budget",
        "startsOn",
        "endsOn",
        "customers",
        "lead",
      ],
    },
  },
} as const;

export type DemoEntity = keyof typeof demoSchemas;

/** The saved views of each demo entity. */
export const demoViews = {
  customer: [
    {
      name: "All customers",
      kind: "table",
      sort: [{ field: "name" }],
      columns: ["name", "company", "segment", "annualValue", "since"],
      isDefault: true,
    },
    {
      name: "Enterprise",
      kind: "gallery",
      filters: { segment: "enterprise", isActive: true },
      sort: [{ field: "annualValue", direction: "desc" }],
    },
  ],
  ticket: [
    {
      name: "Board",
      kind: "board",
      groupBy: "status",
      sort: [{ field: "priority" }],
      columns: ["title", "priority", "assignee", "dueAt"],
      isDefault: true,
    },
    {
      name: "Open and urgent",
      kind: "table",
      filters: { status: { ne: "closed" }, priority: { lte: 2 } },
      sort: [{ field: "dueAt" }],
    },
    { name: "Due dates", kind: "calendar", groupBy: "dueAt", filters: { dueAt: { exists: true } } },
  ],
  project: [
    { name: "Stages", kind: "board", groupBy: "stage", sort: [{ field: "startsOn" }], isDefault: true },
    { name: "Running", kind: "table", filters: { stage: "running" }, sort: [{ field: "endsOn" }] },
  ],
} as const;
