import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Contracts } from "../generator/src/load.ts";
import { compareContracts } from "./compare.ts";
import { findingKinds } from "./finding.ts";

// biome-ignore lint/suspicious/noExplicitAny: the cases edit parsed documents anywhere.
type Tree = any;

interface Break {
  finds: string;
  at: string;
  set?: unknown;
  push?: unknown;
}

const read = (name: string): Tree =>
  parse(readFileSync(join(import.meta.dirname, "__fixtures__", name), "utf8"));

const breaks: Break[] = read("breaks.yaml");

function contracts(
  edit: (contracts: Contracts & { document: Tree; event: Tree }) => void = () => {},
): Contracts {
  const document = read("things.yaml");
  const event = read("thing-events.yaml");
  const whole = {
    services: [{ name: "things", document, own: new Set<string>() }],
    events: [{ name: "things", document: event }],
    problems: read("problems.yaml"),
    document,
    event,
  };
  edit(whole);
  return whole;
}

/** Removes, sets or extends what a JSON Pointer names. */
function apply(document: Tree, change: Break): void {
  const path = change.at
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/"));
  const last = path.pop()!;
  const parent = path.reduce((node, part) => node[part], document);
  if ("push" in change) parent[last].push(change.push);
  else if ("set" in change) parent[last] = change.set;
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
}

function found(edit: Parameters<typeof contracts>[0]): string[] {
  return compareContracts(contracts(), contracts(edit)).flatMap(({ findings }) =>
    findings.map(({ kind, pointer, operations }) => `${kind} [${operations}] ${pointer}`),
  );
}

const others: [finding: string, edit: Parameters<typeof contracts>[0]][] = [
  ["document-removed [openapi/things.yaml] #", (whole) => void whole.services.pop()],
  [
    "idempotency-removed [createThing] #/paths/~1things/post",
    ({ document }) => {
      const { post } = document.paths["/things"];
      delete post["x-elqnt-idempotency"];
      post["x-elqnt-retry"] = "idempotent";
    },
  ],
  [
    "success-status-changed [createThing] #/paths/~1things/post/responses/201",
    ({ document }) => {
      const { post } = document.paths["/things"];
      post.responses = { 200: post.responses[201] };
    },
  ],
  [
    "event-removed [thing.events.created] #/channels/thing.events.created",
    ({ event }) => void delete event.channels.created,
  ],
  [
    "response-property-removed [thing.events.created] #/components/schemas/Data/properties/name",
    ({ event }) => void delete event.components.schemas.Data.properties.name,
  ],
  ["problem-removed [problems] #/gone", ({ problems }) => void delete problems.gone],
  [
    "problem-status-changed [problems] #/gone/status",
    ({ problems }) => {
      problems.gone!.status = 404;
    },
  ],
];

describe("compareContracts", () => {
  it.each(breaks)("finds $finds", (change) => {
    expect(found(({ document }) => apply(document, change))).toEqual([change.finds]);
  });

  it.each(others)("finds %s", (finding, edit) => {
    expect(found(edit)).toEqual([finding]);
  });

  it("has a case for every kind", () => {
    const covered = new Set(
      [...breaks.map(({ finds }) => finds), ...others.map(([finds]) => finds)].map(
        (text) => text.split(" ")[0],
      ),
    );
    expect(findingKinds.filter((kind) => !covered.has(kind))).toEqual([]);
  });

  it("lets additions and relaxations pass", () => {
    for (const addition of read("additions.yaml") as Omit<Break, "finds">[]) {
      const edit = ({ document }: { document: Tree }) => apply(document, { finds: "", ...addition });
      expect([addition.at, ...found(edit)]).toEqual([addition.at]);
    }
  });

  it("lets new documents, codes and events pass", () => {
    const nothing: Contracts = { services: [], problems: {}, events: [] };
    expect(compareContracts(nothing, contracts()).flatMap(({ findings }) => findings)).toEqual([]);
  });
});

describe("versions", () => {
  const rename = (version: string) =>
    compareContracts(
      contracts(),
      contracts(({ document }) => {
        document.info.version = version;
        document.paths["/things"].post.operationId = "addThing";
      }),
    )[0]!.announced;

  it("announce a break by the minor while the major is 0, else by the major", () => {
    expect(["0.3.1", "0.3.2", "0.2.0", "0.4.0", "1.0.0"].map(rename)).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
    const drop = (version: string) =>
      compareContracts(
        contracts(),
        contracts(({ event }) => {
          event.info.version = version;
          event.channels = {};
        }),
      )[1]!.announced;
    expect(["1.1.0", "2.0.0"].map(drop)).toEqual([false, true]);
  });

  it("let a problem code go only when every document announces a break", () => {
    const drop = (things: string, events: string) =>
      compareContracts(
        contracts(),
        contracts(({ document, event, problems }) => {
          delete problems.gone;
          document.info.version = things;
          event.info.version = events;
        }),
      ).at(-1)!.announced;
    expect(drop("0.4.0", "1.0.0")).toBe(false);
    expect(drop("0.4.0", "2.0.0")).toBe(true);
  });
});
