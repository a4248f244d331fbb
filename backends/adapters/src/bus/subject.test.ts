import { describe, expect, it } from "vitest";
import { subjectMatcher } from "./subject.ts";

describe("subjectMatcher", () => {
  it.each([
    ["entity.events.created", "entity.events.created", true],
    ["entity.events.created", "entity.events.updated", false],
    ["entity.events.*", "entity.events.created", true],
    ["entity.events.*", "entity.events.definition.created", false],
    ["entity.events.*", "entity.events", false],
    ["entity.*.created", "entity.events.created", true],
    ["entity.>", "entity.events.definition.created", true],
    ["entity.>", "entity", false],
    [">", "entity", true],
    ["*", "entity.events", false],
  ])("%s matches %s: %s", (filter, subject, expected) => {
    expect(subjectMatcher(filter)(subject)).toBe(expected);
  });

  it.each(["", ".", "entity.", "entity..events", "entity.>.created", "ent*", "a b"])(
    "refuses %j",
    (filter) => {
      expect(() => subjectMatcher(filter)).toThrow(TypeError);
    },
  );
});
