import { expect, it } from "vitest";
import { intersection, platformStreams, streamFilters } from "./subjects.ts";

it.each([
  ["entity.>", "entity.events.>", "entity.events.>"],
  ["entity.events.*", "entity.events.>", "entity.events.*"],
  ["*.events.created", "entity.events.>", "entity.events.created"],
  [">", "kg.events.>", "kg.events.>"],
  ["entity.*", "entity.events.>", undefined],
  ["entity.events", "entity.events.>", undefined],
  ["kg.>", "entity.events.>", undefined],
  ["a.b", "a.b", "a.b"],
])("%s and %s share %s", (one, other, expected) => {
  expect(intersection(one, other)).toBe(expected);
  expect(intersection(other, one)).toBe(expected);
});

it("splits subjects by stream, and widens the filter where there are several", () => {
  const subjects = ["entity.events.created", "entity.events.deleted", "kg.>"];
  expect(streamFilters(platformStreams, { durable: "search", subjects })).toEqual([
    { stream: "ENTITY_EVENTS", filter: "entity.events.>" },
    { stream: "KG_EVENTS", filter: "kg.events.>" },
  ]);
});

it("refuses subjects that no stream keeps", () => {
  expect(() => streamFilters(platformStreams, { durable: "x", subjects: ["chat.>"] })).toThrow(
    'Failed to subscribe as "x": no stream keeps chat.>.',
  );
});
