import { mutantsOf } from "./mutant.ts";
import { asking, handling, pretending, succeeding } from "./rewrite.ts";

export const viewMutants = mutantsOf("views", {
  "defaults-missing": [
    "a view without kind is a board",
    "views/round-trip",
    asking(["createView"], ({ json }) => {
      if (json) json.kind ??= "board";
    }),
  ],
  "name-twice": [
    "two views may have one name",
    "views/name",
    asking(["createView"], ({ json }) => {
      if (json?.name === "One") json.name = `One ${Math.random()}`;
    }),
  ],
  "two-defaults": [
    "several views are the default",
    "views/default",
    succeeding(["listViews"], ({ json }) => {
      for (const view of json.items) view.isDefault = true;
    }),
  ],
  "filters-unchecked": [
    "a view may filter by unknown fields",
    "views/invalid",
    asking(["createView"], ({ json }) => {
      delete json?.filters?.nope;
    }),
  ],
  "delete-nothing": ["a deleted view is still there", "views/delete", handling(["deleteView"], pretending)],
  "any-definition": [
    "a view is found under every definition",
    "views/other-definition",
    (reference) => {
      const homes = new Map<string, string>();
      return handling([], async (asked, send) => {
        const id = asked.url.pathname.split("/").at(-1)!;
        if (asked.operationId === "getView" && homes.has(id)) asked.url.pathname = homes.get(id)!;
        const answered = await send(asked);
        if (asked.operationId === "createView" && answered.status === 201)
          homes.set(answered.json.id, `${asked.url.pathname}/${answered.json.id}`);
        return answered;
      })(reference);
    },
  ],
  "replace-merges": [
    "a replacement keeps what it does not name",
    "views/replace",
    succeeding(["replaceView"], ({ json }) => {
      json.columns = ["title"];
    }),
  ],
});
