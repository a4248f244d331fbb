import type { ImportReport } from "@elqnt/contracts/entities";
import { ensure, expectEqual, expectProblem } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import { show } from "../../engine/violation.ts";
import { createDefinition } from "../../recipes/entity-fixture.ts";
import { about } from "./about.ts";
import { lines, ownDefinition, rows } from "./transfer-fixture.ts";

const countsOf = ({ processed, created, updated, failed }: ImportReport) => ({
  processed,
  created,
  updated,
  failed,
});

/** Records come in in bulk, and faulty rows are reported by line. */
export const importRules: readonly Rule[] = [
  about(
    "import/ndjson",
    "NDJSON rows become records, and the report counts them",
    "entities.yaml importRecords",
    async (world) => {
      const { upload, stored } = await ownDefinition(world);
      const { report, exchange } = await upload(lines(rows));
      expectEqual(
        countsOf(report),
        { processed: 3, created: 3, updated: 0, failed: 0 },
        "the counts",
        exchange,
      );
      expectEqual([report.completed, report.dryRun], [true, false], "completed and dryRun", exchange);
      const fields = (await stored({ sort: [{ field: "title" }] })).map((record) => record.fields);
      const expected = [...rows].sort((left, right) => (left.title < right.title ? -1 : 1));
      expectEqual(fields, expected, "the stored fields");
    },
  ),
  about(
    "import/errors",
    "A faulty row is reported with its line and pointers, the others are stored",
    "entities.yaml ImportError",
    async (world) => {
      const { upload, stored } = await ownDefinition(world);
      const body = [
        JSON.stringify({ title: "good", status: "open" }),
        JSON.stringify({ title: "bad", status: "lost" }),
        "{ no json",
        JSON.stringify({ status: "open" }),
        JSON.stringify({ title: "also good", status: "open" }),
      ].join("\n");
      const { errors, report, exchange } = await upload(`${body}\n`);
      expectEqual(
        errors.map(({ line }) => line),
        [2, 3, 4],
        "the faulty lines",
        exchange,
      );
      const pointersOf = (line: number) =>
        errors.find((error) => error.line === line)?.problem.errors?.map(({ pointer }) => pointer) ?? [];
      for (const [line, pointer] of [
        [2, "/fields/status"],
        [4, "/fields/title"],
      ] as const) {
        ensure(
          pointersOf(line).includes(pointer),
          `${pointer} for line ${line}`,
          show(pointersOf(line)),
          exchange,
        );
      }
      expectEqual(
        countsOf(report),
        { processed: 5, created: 2, updated: 0, failed: 3 },
        "the counts",
        exchange,
      );
      expectEqual((await stored()).length, 2, "the number of stored records");
    },
  ),
  about(
    "import/csv",
    "CSV values are converted by the schema; empty ones are absent",
    "entities.yaml importRecords",
    async (world) => {
      const { upload, stored } = await ownDefinition(world);
      const csv =
        'title,status,priority,amount,done,dueOn\r\n"one, two",open,3,1.5,true,2026-01-05\r\n"say ""hi""\nthere",closed,,,,\r\nbad,open,many,,,\r\n';
      const { report, errors, exchange } = await upload(csv, {}, "text/csv");
      expectEqual(
        countsOf(report),
        { processed: 3, created: 2, updated: 0, failed: 1 },
        "the counts",
        exchange,
      );
      ensure(
        errors[0]?.problem.errors?.some(({ pointer }) => pointer === "/fields/priority"),
        "a fault at /fields/priority",
        show(errors[0]),
        exchange,
      );
      const fields = (await stored({ sort: [{ field: "title" }] })).map((record) => record.fields);
      expectEqual(
        fields,
        [
          {
            title: "one, two",
            status: "open",
            priority: 3,
            amount: 1.5,
            done: true,
            dueOn: "2026-01-05",
          },
          { title: 'say "hi"\nthere', status: "closed" },
        ],
        "the stored fields",
      );
    },
  ),
  about(
    "import/dry-run",
    "A dry run checks everything and stores nothing",
    "entities.yaml importRecords dryRun",
    async (world) => {
      const { upload, stored } = await ownDefinition(world);
      const { report, errors, exchange } = await upload(lines([...rows, { title: "bad", status: "lost" }]), {
        dryRun: true,
      });
      expectEqual([report.dryRun, report.failed, errors.length], [true, 1, 1], "dryRun and faults", exchange);
      expectEqual((await stored({ includeDeleted: true })).length, 0, "the number of stored records");
    },
  ),
  about(
    "import/upsert",
    "mode=upsert updates the record that holds the same key value",
    "entities.yaml importRecords mode",
    async (world) => {
      const { upload, stored } = await ownDefinition(world);
      const row = (title: string, code: string) => ({ title, status: "open", code });
      await upload(lines([row("a", "AB-1"), row("b", "AB-2")]));
      const { report, exchange } = await upload(lines([row("b2", "AB-2"), row("c", "AB-3")]), {
        mode: "upsert",
        key: "code",
      });
      expectEqual(
        countsOf(report),
        { processed: 2, created: 1, updated: 1, failed: 0 },
        "the counts",
        exchange,
      );
      const titles = (await stored()).map(({ fields }) => fields.title).sort();
      expectEqual(titles, ["a", "b2", "c"], "the stored titles");
    },
  ),
  about(
    "import/upsert-key",
    "mode=upsert needs a unique key",
    "entities.yaml importRecords key",
    async (world) => {
      const { name: entityName } = await createDefinition(world, world.a);
      for (const key of [undefined, "title", "nope"]) {
        const exchange = await world.a.admin.call("importRecords", {
          entityName,
          body: lines(rows),
          mode: "upsert",
          ...(key ? { key } : {}),
        });
        expectProblem(
          exchange,
          { status: 400, code: "bad_request", pointer: "#/query/key" },
          `for key ${key ?? "none"}`,
        );
      }
    },
  ),
  about(
    "import/batches",
    "More rows than one batch all arrive",
    "entities.yaml importRecords: batches of 500",
    async (world) => {
      const { entityName, upload } = await ownDefinition(world);
      const many = Array.from({ length: 1203 }, (_, index) => ({
        title: `t${index}`,
        status: index === 700 ? "lost" : "open",
      }));
      const { report, errors, exchange } = await upload(lines(many));
      expectEqual(
        countsOf(report),
        { processed: 1203, created: 1202, updated: 0, failed: 1 },
        "the counts",
        exchange,
      );
      expectEqual(errors[0]?.line, 701, "the faulty line", exchange);
      const count = await world.a.admin.call("countRecords", { entityName, body: {} });
      expectEqual((count.json as { total: number }).total, 1202, "the number of records", count);
    },
  ),
];
