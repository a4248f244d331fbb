import { describe, expect, it } from "vitest";
import { expectEqual } from "../src/engine/expect.ts";
import type { Rule } from "../src/engine/rule.ts";
import { type ConformanceOptions, runConformance } from "../src/run-conformance.ts";
import { tinyBackend } from "./tiny.ts";
import { tinyOptions, tinySuite } from "./tiny-suite.ts";

const run = (options: Partial<ConformanceOptions> & Pick<ConformanceOptions, "fetch">) =>
  runConformance({ ...tinyOptions, ...options });

describe("a run against a backend that keeps its promises", () => {
  it("passes, counts and says what was skipped", async () => {
    const report = await run({ fetch: tinyBackend() });
    expect(report.ok).toBe(true);
    expect(report.totals).toMatchObject({ rules: 4, cases: 7, passed: 6, failed: 0, skipped: 1, errors: 0 });
    expect(report.results.find(({ outcome }) => outcome === "skipped")?.reason).toBe(
      "things have one place only",
    );
  });

  it("waits for a rate limit instead of calling it a failure", async () => {
    const report = await run({ fetch: tinyBackend({ busy: 3 }) });
    expect(report.ok).toBe(true);
  });

  it("sends the same data for the same seed and other data for another", async () => {
    const names = async (seed: number) => {
      const sent: string[] = [];
      const inner = tinyBackend();
      await run({
        seed,
        concurrency: 1,
        fetch: async (request) => {
          if (request.method === "POST") sent.push(await request.clone().text());
          return inner(request);
        },
      });
      return sent;
    };
    const first = await names(1);
    expect(await names(1)).toEqual(first);
    expect(await names(2)).not.toEqual(first);
  });

  it("reports progress from start to end", async () => {
    const events: string[] = [];
    await run({ fetch: tinyBackend(), onProgress: ({ type }) => events.push(type) });
    expect(events).toEqual(["start", ...Array(7).fill("case"), "end"]);
  });
});

describe("what cases share", () => {
  const caseOf = (id: string, work: Rule["run"]): Rule => ({
    id: `shared/${id}`,
    title: "A case of this test",
    profile: "every",
    reference: "none",
    run: work,
  });
  const outcomes = async (rules: readonly Rule[]) => {
    const suite = { ...tinySuite, rules };
    const report = await run({ fetch: tinyBackend(), suite, concurrency: 1 });
    return report.results.map(({ outcome }) => outcome);
  };

  it("is made once, and again by the next case when making it failed", async () => {
    let made = 0;
    const seen: number[] = [];
    const ask = (id: string) =>
      caseOf(id, async (world) => {
        const number = await world.shared("number", async () => {
          made++;
          if (made === 1) expectEqual(1, 2, "one");
          return made;
        });
        seen.push(number);
      });
    expect(await outcomes(["a", "b", "c"].map(ask))).toEqual(["failed", "passed", "passed"]);
    expect(seen).toEqual([2, 2]);
  });

  it("is made anew once somebody says so", async () => {
    let made = 0;
    const forgetting = caseOf("a", async (world) => {
      await world.shared("number", async () => ++made);
      world.forget("number");
    });
    const asking = caseOf("b", async (world) => {
      expectEqual(await world.shared("number", async () => ++made), 2, "the number");
    });
    expect(await outcomes([forgetting, asking])).toEqual(["passed", "passed"]);
  });

  it("is lent to one case after the other, and to nobody after one that failed", async () => {
    let made = 0;
    const borrowed: number[][] = [];
    const borrow = (id: string, work: () => void = () => {}) =>
      caseOf(id, async (world) => {
        const take = () => world.borrow("number", async () => ++made);
        borrowed.push([await take(), await take()]);
        work();
      });
    await outcomes([borrow("a"), borrow("b", () => expectEqual(1, 2, "one")), borrow("c")]);
    expect(borrowed.map((numbers) => numbers.toSorted())).toEqual([
      [1, 2],
      [1, 2],
      [3, 4],
    ]);
  });
});

describe("a run against a broken backend", () => {
  it("names the rule, what was expected and observed, and how to repeat it", async () => {
    const report = await run({ fetch: tinyBackend({ wrongStatus: true }) });
    expect(report.ok).toBe(false);
    const result = report.results.find(({ id }) => id === "things/create")!;
    expect(result).toMatchObject({ outcome: "failed", title: "A thing is created with 201 and can be read" });
    expect(result.failures[0]).toMatchObject({
      expected: "status 201",
      observed: expect.stringMatching(/^200/),
    });
    expect(result.failures[0]?.exchanges[0]?.request).toMatch(/^POST \/things\n/);
    expect(result.reproduce).toBe("elqnt-conformance --profile things --seed 7 --only 'things/create'");
  });

  it("finds faults that only inspecting rules see, and blames the operation", async () => {
    const inner = tinyBackend();
    const report = await run({
      fetch: async (request) => {
        const response = await inner(request);
        if (response.status !== 201) return response;
        const { version: _, ...thing } = (await response.json()) as Record<string, unknown>;
        return new Response(JSON.stringify(thing), { status: 201, headers: response.headers });
      },
    });
    const failed = report.results.filter(({ outcome }) => outcome === "failed").map(({ id }) => id);
    expect(failed).toEqual(["things/create", "responses/schema:createThing"]);
    const schema = report.results.find(({ id }) => id === "responses/schema:createThing");
    expect(schema?.failures[0]?.observed).toContain("/version");
  });

  it("stops at the first broken promise with bail", async () => {
    const report = await run({
      fetch: tinyBackend({ wrongStatus: true, laxBodies: true }),
      bail: true,
      concurrency: 1,
    });
    expect(report.results.map(({ id }) => id)).toEqual(["things/create"]);
  });

  it("gives up on a request that nobody answers", async () => {
    const report = await run({ fetch: tinyBackend({ hangs: true }), timeoutMs: 20 });
    expect(report.totals.failed).toBeGreaterThan(0);
    expect(report.results[0]?.failures[0]?.observed).toContain("nothing within 20 ms");
  });

  it("never prints tokens or secrets", async () => {
    const report = await run({ fetch: tinyBackend({ laxBodies: true }) });
    const text = JSON.stringify(report);
    expect(text).not.toMatch(/eyJ/);
    expect(text).not.toContain("hunter2");
    expect(text).toContain("<redacted>");
  });

  it("calls a rule that throws an error, not a broken promise", async () => {
    const suite = {
      ...tinySuite,
      rules: [
        {
          ...tinySuite.rules[0]!,
          run: async () => {
            throw new Error("oops");
          },
        },
      ],
    };
    const report = await run({ fetch: tinyBackend(), suite });
    expect(report.ok).toBe(false);
    expect(report.results[0]).toMatchObject({
      outcome: "error",
      reason: expect.stringContaining("The rule itself broke: Error: oops"),
    });
  });
});

describe("choosing what to ask", () => {
  it.each([
    [["things/*"], 5],
    [["things/refuse"], 3],
    [["things/refuse:empty"], 1],
    [["*:createThing"], 1],
    [["things/create", "things/refuse:unknown"], 2],
  ])("--only %j asks %i checks", async (only, count) => {
    const report = await run({ fetch: tinyBackend(), only });
    expect(report.totals.cases).toBe(count);
  });

  it("refuses to run nothing", async () => {
    await expect(run({ fetch: tinyBackend(), only: ["nothing/*"] })).rejects.toThrow("no rule matches");
    await expect(runConformance({ ...tinyOptions })).rejects.toThrow("give url or fetch");
    await expect(runConformance({ suite: tinySuite, fetch: tinyBackend() })).rejects.toThrow(
      "no way to make tokens",
    );
  });
});
