import { mutantsOf } from "./mutant.ts";
import { asking, type Json, succeeding } from "./rewrite.ts";

export const bulkMutants = mutantsOf("bulk", {
  "never-atomic": [
    "atomic is not looked at",
    "bulk/atomic",
    asking(["bulkRecords"], ({ json }) => {
      if (json) json.atomic = false;
    }),
  ],
  "always-atomic": [
    "every bulk is atomic",
    "bulk/results",
    asking(["bulkRecords"], ({ json }) => {
      if (json) json.atomic = true;
    }),
  ],
  "failures-dropped": [
    "failed items are left out of the result",
    "bulk/results",
    succeeding(["bulkRecords"], ({ json }) => {
      json.items = json.items.filter(({ status }: Json) => status < 400);
    }),
  ],
  "out-of-order": [
    "results come in another order",
    "bulk/results",
    succeeding(["bulkRecords"], ({ json }) => json.items.reverse()),
  ],
  miscounted: [
    "succeeded counts everything",
    "bulk/results",
    succeeding(["bulkRecords"], ({ json }) => {
      json.succeeded = json.items.length;
    }),
  ],
  "version-ignored": [
    "the version of an item is not looked at",
    "bulk/results",
    asking(["bulkRecords"], ({ json }) => {
      for (const operation of json?.operations ?? []) delete operation.version;
    }),
  ],
  "rollback-unsaid": [
    "items that were rolled back look successful",
    "bulk/atomic",
    succeeding(["bulkRecords"], ({ json }) => {
      for (const item of json.items) if (item.status === 424) item.status = 201;
    }),
  ],
  "upsert-creates": [
    "an upsert always creates",
    "bulk/upsert",
    asking(["bulkRecords"], ({ json }) => {
      for (const operation of json?.operations ?? [])
        if (operation.op === "upsert" && operation.key === "code") {
          operation.op = "create";
          delete operation.key;
          delete operation.fields.code;
        }
    }),
  ],
  "cut-at-1000": [
    "operations after the 1,000th are dropped in silence",
    "bulk/size",
    asking(["bulkRecords"], ({ json }) => {
      json.operations = json?.operations?.slice(0, 1000);
    }),
  ],
  "atomic-one-fails": [
    "an atomic bulk stores one record less",
    "bulk/atomic-success",
    asking(["bulkRecords"], ({ json }) => {
      if (json?.atomic) json.operations = json.operations.slice(0, -1);
    }),
  ],
  "blind-to-itself": [
    "operations of one bulk do not see each other",
    "bulk/inside",
    asking(["bulkRecords"], ({ json }) => {
      for (const [index, operation] of (json?.operations ?? []).entries())
        if (index > 0 && operation.op === "create" && operation.fields.code) operation.fields.code += "9";
    }),
  ],
  "foreign-records": [
    "records of another organization look found in a bulk",
    "bulk/foreign",
    succeeding(["bulkRecords"], ({ json }) => {
      for (const item of json.items) if (item.problem?.code === "record_not_found") item.status = 200;
    }),
  ],
});
