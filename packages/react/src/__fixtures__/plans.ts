import type { DefinitionPlan } from "@elqnt/types/entities";
import { ticket } from "./ticket.ts";

export const breakingPlan: DefinitionPlan = {
  compatible: false,
  changes: [
    { pointer: "/properties/email", kind: "fieldRequired" },
    { pointer: "/properties/title/maxLength", kind: "constraintChanged", before: 120, after: 40 },
    { pointer: "/properties/effort", kind: "fieldRemoved" },
    { pointer: "/properties/channel", kind: "fieldAdded" },
  ],
  recordCount: 1250,
  incompatibleCount: 40,
  samples: [
    {
      recordId: ticket(4).id,
      errors: [{ pointer: "/fields/email", code: "required", message: "is required" }],
    },
    {
      recordId: ticket(9).id,
      errors: [
        { pointer: "/fields/email", code: "required", message: "is required" },
        { pointer: "/fields/title", code: "maxLength", message: "must be at most 40 characters" },
      ],
    },
  ],
  backfills: [{ field: "email", recordCount: 38, suggestedValue: "nobody@example.com" }],
};

export const compatiblePlan: DefinitionPlan = {
  compatible: true,
  changes: [{ pointer: "/properties/channel", kind: "fieldAdded" }],
  recordCount: 1250,
  incompatibleCount: 0,
  samples: [],
  backfills: [],
};
