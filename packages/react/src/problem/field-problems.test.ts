import { describe, expect, it } from "vitest";
import { problems } from "../__fixtures__/problems.ts";
import { fieldProblems } from "./field-problems.ts";
import { problemOf } from "./problem-of.ts";
import { problemVariant } from "./problem-variant.ts";

describe("fieldProblems", () => {
  it("reads the pointers of a 422", () => {
    expect(fieldProblems(problems.validation)).toEqual([
      { path: ["email"], code: "format", message: "must be an e-mail address" },
      { path: ["address", "city"], code: "required", message: "is required" },
    ]);
  });

  it.each([
    ["/fields/tags/2", ["tags", "2"]],
    ["/body/fields/title", ["title"]],
    ["/title", ["title"]],
    ["#/fields/a~1b", ["a/b"]],
    ["", []],
  ])("finds the field behind %s", (pointer, path) => {
    expect(fieldProblems({ errors: [{ pointer, code: "type", message: "no" }] })[0]?.path).toEqual(path);
  });

  it("is empty for problems without faults", () => {
    expect(fieldProblems(undefined)).toEqual([]);
    expect(fieldProblems(problems.server)).toEqual([]);
  });
});

describe("problemOf", () => {
  it("reads a problem document, an error that carries one, and nothing", () => {
    expect(problemOf(problems.forbidden)).toMatchObject({ status: 403, code: "insufficient_scope" });
    const carried = Object.assign(new Error("HTTP 429"), { problem: problems.rateLimited, retryAfter: 7 });
    expect(problemOf(carried)).toMatchObject({ status: 429, code: "rate_limited", retryAfter: 7 });
    expect(problemOf(undefined)).toBeUndefined();
    expect(problemOf(null)).toBeUndefined();
  });

  it("shows nothing of an unknown error's text", () => {
    const problem = problemOf(new TypeError("Cannot read properties of undefined (reading 'secret')"));
    expect(problem).toMatchObject({ status: 0, code: "unknown" });
    expect(JSON.stringify(problem)).not.toContain("secret");
  });

  it("ignores faults that are no faults", () => {
    expect(
      problemOf({ title: "x", status: 422, code: "validation_failed", errors: [null, 1, { pointer: "/a" }] })
        ?.errors,
    ).toEqual([]);
  });
});

it.each([
  [401, "unauthorized"],
  [403, "forbidden"],
  [404, "not-found"],
  [409, "conflict"],
  [412, "version-conflict"],
  [422, "validation"],
  [400, "validation"],
  [429, "rate-limited"],
  [503, "server"],
] as const)("groups status %i as %s", (status, variant) => {
  expect(problemVariant({ status, code: "any" })).toBe(variant);
});

it("tells a lost connection from an unknown failure", () => {
  expect(problemVariant({ status: 0, code: "network_error" })).toBe("network");
  expect(problemVariant({ status: 0, code: "offline" })).toBe("offline");
  expect(problemVariant({ status: 0, code: "toString" })).toBe("unknown");
});
