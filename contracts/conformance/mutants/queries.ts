import { mutantsOf } from "./mutant.ts";
import { asking, crash, handling, type Json, succeeding } from "./rewrite.ts";

export const sortingMutants = mutantsOf("sorting", {
  "ascending-only": [
    "direction is not looked at",
    "sorting/field:amount",
    asking(["queryRecords"], ({ json }) => {
      for (const key of json?.sort ?? []) delete key.direction;
    }),
  ],
  "descending-default": [
    "without a direction the order is descending",
    "sorting/default-direction",
    asking(["queryRecords"], ({ json }) => {
      for (const key of json?.sort ?? []) key.direction ??= "desc";
    }),
  ],
  "first-key-only": [
    "only the first field sorts",
    "sorting/several",
    asking(["queryRecords"], ({ json }) => {
      if (json?.sort) json.sort = json.sort.slice(0, 1);
    }),
  ],
  "ties-shuffled": [
    "ties are in any order",
    "sorting/ties",
    succeeding(["queryRecords"], ({ json }, asked) => {
      if (asked.json?.sort?.[0]?.field !== "done" || json.items.length < 4) return;
      const [first, second, third, ...rest] = json.items;
      json.items = [second, third, first, ...rest];
    }),
  ],
  "numbers-as-text": [
    "numbers sort as text",
    "sorting/field:amount",
    succeeding(["queryRecords"], ({ json }, asked) => {
      if (asked.json?.sort?.[0]?.field !== "amount") return;
      json.items.sort((left: Json, right: Json) =>
        String(left.fields.amount) < String(right.fields.amount) ? -1 : 1,
      );
    }),
  ],
  "absent-first": [
    "records without the field come first",
    "sorting/field:amount",
    succeeding(["queryRecords"], ({ json }, asked) => {
      const [key, ...others] = asked.json?.sort ?? [];
      if (key?.field !== "amount" || others.length > 0) return;
      const isAbsent = ({ fields }: Json) => fields.amount === undefined;
      const present = json.items.filter((item: Json) => !isAbsent(item));
      json.items = [...json.items.filter(isAbsent), ...present];
    }),
  ],
  "ties-always-ascending": [
    "ties are in ascending order also when the field descends",
    "sorting/ties",
    succeeding(["queryRecords"], ({ json }, asked) => {
      const [key] = asked.json?.sort ?? [];
      if (key?.field !== "done" || key.direction !== "desc") return;
      const rank = ({ fields }: Json) => (fields.done === undefined ? 2 : Number(fields.done));
      json.items.sort((left: Json, right: Json) => rank(right) - rank(left) || (left.id < right.id ? -1 : 1));
    }),
  ],
  "oldest-first": [
    "a list is oldest first",
    "sorting/newest-first",
    succeeding(["listRecords"], ({ json }) => json.items.reverse()),
  ],
  "unknown-ignored": [
    "sorting by an unknown field is ignored",
    "sorting/invalid",
    asking(["queryRecords"], ({ json }) => {
      if (json?.sort) json.sort = json.sort.filter(({ field }: Json) => field !== "nope");
    }),
  ],
  "pages-resorted": [
    "items of a page are in another order than in the whole",
    "sorting/pages:amount",
    succeeding(["queryRecords"], ({ json }, asked) => {
      if (asked.json?.limit === 7) json.items.reverse();
    }),
  ],
});

export const searchMutants = mutantsOf("search", {
  ignored: [
    "search is not looked at",
    "search/word",
    asking(["queryRecords"], ({ json }) => {
      delete json?.search;
    }),
  ],
  "first-word-only": [
    "only the first word is searched",
    "search/words",
    asking(["queryRecords"], ({ json }) => {
      if (json?.search) json.search = json.search.split(" ")[0];
    }),
  ],
  "filters-ignored": [
    "a search forgets the filters",
    "search/with-filters",
    asking(["queryRecords"], ({ json }) => {
      if (json?.search) delete json.filters;
    }),
  ],
  "syntax-crashes": [
    "search syntax is a server error",
    "search/harmless",
    handling(["queryRecords"], async (asked, send) => {
      if (!/[&|*()<]/.test(asked.json?.search ?? "")) return send(asked);
      return crash("syntax error in tsquery");
    }),
  ],
  "every-field-searched": [
    "fields that are not searchable are searched",
    "search/searchable-only",
    asking(["queryRecords"], ({ json }) => {
      if (json?.search !== "zebra") return;
      delete json.search;
      json.filters = { secret: "zebra" };
    }),
  ],
});

export const countingMutants = mutantsOf("counting", {
  "page-counted": [
    "total is the number of items on the page",
    "counting/with-page",
    succeeding(["queryRecords"], ({ json }) => {
      if (json.total !== undefined) json.total = json.items.length;
    }),
  ],
  "filters-ignored": [
    "counts ignore the filters",
    "counting/exact",
    asking(["countRecords"], ({ json }) => {
      delete json?.filters;
    }),
  ],
  "always-total": [
    "every query counts",
    "counting/none",
    asking(["queryRecords"], ({ json }) => {
      if (json) json.count = "exact";
    }),
  ],
  "page-off-by-one": [
    "pages are counted from 0",
    "pages/number",
    asking(["queryRecords"], ({ json }) => {
      if (json?.page) json.page += 1;
    }),
  ],
  "page-size-ignored": [
    "pageSize is not looked at",
    "pages/number",
    asking(["queryRecords"], ({ json }) => {
      if (json?.pageSize) json.pageSize = 10;
    }),
  ],
  "both-allowed": [
    "limit and pageSize go together",
    "pages/not-both",
    asking(["queryRecords"], ({ json }) => {
      if (json?.limit && json?.pageSize) delete json.limit;
    }),
  ],
  "all-fields": [
    "fields is not looked at",
    "pages/fields",
    asking(["queryRecords"], ({ json }) => {
      delete json?.fields;
    }),
  ],
  "estimate-unsaid": [
    "an estimate does not say that it is one",
    "counting/estimated",
    succeeding(["countRecords"], ({ json }, asked) => {
      if (asked.json?.count === "estimated") json.totalKind = "roughly";
    }),
  ],
});
