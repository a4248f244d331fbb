import { expectEqual, expectProblem, expectStatus } from "../src/engine/expect.ts";
import { ofOperations, type Rule } from "../src/engine/rule.ts";
import { responseRules } from "../src/rules/every/responses.ts";
import type { ConformanceOptions, Suite } from "../src/run-conformance.ts";
import { tinyContracts } from "./tiny.ts";

const schemaRule = responseRules.find(({ id }) => id === "responses/schema")!;

/** Four rules in the shapes that rules have: once, per subject, inspecting, skipping. */
const rules: readonly Rule[] = [
  {
    id: "things/create",
    title: "A thing is created with 201 and can be read",
    profile: "every",
    reference: "tiny contract",
    run: async (world) => {
      const created = await world.a.admin.call("createThing", { body: { name: world.random.text(5) } });
      expectStatus(created, 201);
      const { id } = created.json as { id: string };
      const found = await world.a.admin.call("getThing", { thingId: id });
      expectEqual(found.json, created.json, "the created thing", created, found);
    },
  },
  {
    id: "things/refuse",
    title: "A thing without a good name is refused",
    profile: "every",
    reference: "tiny contract",
    subjects: () => ["missing", "empty", "unknown"],
    run: async (world, subject) => {
      const bodies: Record<string, unknown> = {
        missing: {},
        empty: { name: "" },
        unknown: { name: "a", secret: "hunter2" },
      };
      const exchange = await world.a.admin.call("createThing", { body: bodies[subject] });
      expectProblem(exchange, { status: 422, code: "validation_failed" });
    },
  },
  {
    id: "things/quantum",
    title: "A thing can be in two places",
    profile: "every",
    reference: "tiny contract",
    subjects: ofOperations(({ access }) => access === "public"),
    run: async (world) => world.skip("things have one place only"),
  },
  { ...schemaRule, run: async () => {} },
];

export const tinySuite: Suite = { rules, contracts: tinyContracts };

export const tinyOptions = {
  jwtSecret: "a-secret-of-the-tiny-backend-0123456789",
  suite: tinySuite,
  seed: 7,
} as const satisfies Partial<ConformanceOptions>;
