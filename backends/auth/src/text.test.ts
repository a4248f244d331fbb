import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalizeEmail } from "./email.ts";
import { byCodePoint } from "./order.ts";
import { randomSlug, slugOf } from "./slug.ts";

// Characters where UTF-16 and UTF-8 disagree about the order, and those that names are made of.
const unit = fc.constantFrom(..."aZ09 -_&éßÄ日Ⅷﬁ", "\ud7ff", "\ue000", "\uffff", "\u{10000}", "\u{10ffff}");
const text = fc.string({ unit });
const slugPattern = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

it("orders text as its UTF-8 bytes are ordered", () => {
  fc.assert(
    fc.property(text, text, (left, right) => {
      const bytes = Buffer.compare(Buffer.from(left), Buffer.from(right));
      expect(Math.sign(byCodePoint(left, right))).toBe(bytes);
    }),
  );
});

describe("a slug", () => {
  it.each([
    ["Acme", "acme"],
    ["  Ärzte & Co. KG ", "arzte-co-kg"],
    ["日本", "org"],
    ["a".repeat(80), "a".repeat(63)],
    [`${"a".repeat(62)}-b`, "a".repeat(62)],
  ])("of %j is %j", (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it("fits the contract, whatever the name, also with a random end", () => {
    fc.assert(
      fc.property(text, (name) => {
        const slug = slugOf(name);
        expect(slug).toMatch(slugPattern);
        expect(randomSlug(slug)).toMatch(slugPattern);
        expect(randomSlug(slug)).not.toBe(slug);
      }),
    );
  });
});

it("folds the case of ASCII letters in addresses, and nothing else", () => {
  expect(normalizeEmail("Ada.L@Example.COM")).toBe("ada.l@example.com");
  expect(normalizeEmail("\u212aim@example.com")).toBe("\u212aim@example.com");
});
