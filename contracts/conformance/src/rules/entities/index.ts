import type { Rule } from "../../engine/rule.ts";
import { aggregateRules } from "./aggregates.ts";
import { bulkRules } from "./bulk.ts";
import { countingRules, pageRules } from "./counting.ts";
import { definitionChangeRules } from "./definition-changes.ts";
import { definitionSchemaRules } from "./definition-schemas.ts";
import { definitionRules } from "./definitions.ts";
import { exportRules } from "./export.ts";
import { fieldRules } from "./fields.ts";
import { filterRules } from "./filters.ts";
import { historyRules } from "./history.ts";
import { importRules } from "./import.ts";
import { planRules } from "./plan.ts";
import { deletionRules, recordRules } from "./records.ts";
import { relationshipRules } from "./relationships.ts";
import { searchRules } from "./search.ts";
import { sortingRules } from "./sorting.ts";
import { uniqueRules } from "./unique.ts";
import { viewRules } from "./views.ts";

/** What definitions, records, views and relationships do. */
export const entitiesRules: readonly Rule[] = [
  ...definitionRules,
  ...definitionSchemaRules,
  ...definitionChangeRules,
  ...planRules,
  ...viewRules,
  ...fieldRules,
  ...recordRules,
  ...deletionRules,
  ...uniqueRules,
  ...filterRules,
  ...sortingRules,
  ...searchRules,
  ...countingRules,
  ...pageRules,
  ...aggregateRules,
  ...bulkRules,
  ...historyRules,
  ...relationshipRules,
  ...importRules,
  ...exportRules,
];
