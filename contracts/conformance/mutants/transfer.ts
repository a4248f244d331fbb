import { mutantsOf } from "./mutant.ts";
import { asking, type Json, succeeding } from "./rewrite.ts";

const events = (text: string): Json[] =>
  text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const lines = (items: Json[]): string => items.map((item) => `${JSON.stringify(item)}\n`).join("");

export const transferMutants = mutantsOf("transfer", {
  "no-report": [
    "an import ends without a report",
    "import/ndjson",
    succeeding(["importRecords"], (answered) => {
      answered.text = lines(events(answered.text).filter(({ type }) => type !== "report"));
      answered.json = undefined;
    }),
  ],
  "errors-swallowed": [
    "faulty rows are not reported",
    "import/errors",
    succeeding(["importRecords"], (answered) => {
      answered.text = lines(events(answered.text).filter(({ type }) => type !== "error"));
      answered.json = undefined;
    }),
  ],
  "lines-from-0": [
    "lines are counted from 0",
    "import/errors",
    succeeding(["importRecords"], (answered) => {
      const counted = events(answered.text).map((event) =>
        event.type === "error" ? { ...event, line: event.line - 1 } : event,
      );
      answered.text = lines(counted);
      answered.json = undefined;
    }),
  ],
  "dry-run-stores": [
    "a dry run stores",
    "import/dry-run",
    asking(["importRecords"], ({ url }) => url.searchParams.delete("dryRun")),
  ],
  "upsert-creates": [
    "mode=upsert creates",
    "import/upsert",
    asking(["importRecords"], ({ url }) => {
      url.searchParams.delete("mode");
      url.searchParams.delete("key");
    }),
  ],
  "first-batch-only": [
    "rows after the first batch are lost",
    "import/batches",
    asking(["importRecords"], (asked) => {
      asked.text = asked.text?.split("\n").slice(0, 500).join("\n");
    }),
  ],
  "newest-first": [
    "an export is newest first",
    "export/ndjson",
    succeeding(["exportRecords"], (answered) => {
      if (answered.headers.get("content-type")?.includes("ndjson")) {
        answered.text = lines(events(answered.text).reverse());
        answered.json = undefined;
      }
    }),
  ],
  "not-a-file": [
    "an export has no Content-Disposition",
    "export/ndjson",
    succeeding(["exportRecords"], ({ headers }) => headers.delete("content-disposition")),
  ],
  "csv-unquoted": [
    "CSV values are not quoted",
    "export/csv",
    succeeding(["exportRecords"], (answered) => {
      if (answered.headers.get("content-type")?.includes("csv"))
        answered.text = answered.text.replaceAll('"', "");
    }),
  ],
  "deleted-exported": [
    "deleted records are exported",
    "export/deleted",
    asking(["exportRecords"], ({ url }) => url.searchParams.set("includeDeleted", "true")),
  ],
  "view-ignored": [
    "viewId is not looked at",
    "export/view",
    asking(["exportRecords"], ({ url }) => url.searchParams.delete("viewId")),
  ],
  "csv-is-text": [
    "CSV values are stored as text",
    "import/csv",
    asking(["importRecords"], (asked) => {
      if (asked.headers.get("content-type")?.includes("csv"))
        asked.text = asked.text?.replace(",3,1.5,", ',"three",1.5,');
    }),
  ],
  "any-key": [
    "any field is a key",
    "import/upsert-key",
    asking(["importRecords"], ({ url }) => {
      if (url.searchParams.get("key") === "title") url.searchParams.set("key", "code");
    }),
  ],
  "nested-as-text": [
    "an export writes lists as text",
    "export/round-trip",
    succeeding(["exportRecords"], (answered) => {
      if (!answered.headers.get("content-type")?.includes("ndjson")) return;
      const changed = events(answered.text).map((record) =>
        record.fields.tags
          ? { ...record, fields: { ...record.fields, tags: record.fields.tags.join() } }
          : record,
      );
      answered.text = lines(changed);
      answered.json = undefined;
    }),
  ],
});
