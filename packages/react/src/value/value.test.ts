import { describe, expect, it } from "vitest";
import { formatDate, formatDateTime, formatNumber, formatRelative } from "./format.ts";
import { fromLocalInput, toLocalInput } from "./local-time.ts";
import { safeHref } from "./safe-href.ts";

describe("safeHref", () => {
  it.each(["https://example.com/a", "http://example.com/", "mailto:ada@example.com"])(
    "links %s",
    (address) => {
      expect(safeHref(address)).toBe(address);
    },
  );

  it.each([
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "blob:https://example.com/1",
    "//example.com",
    "/relative",
    "",
  ])("does not link %j", (address) => {
    expect(safeHref(address)).toBeUndefined();
  });
});

describe("formats", () => {
  const formatting = { locale: "en", timeZone: "America/New_York" };

  it("never shifts a calendar day", () => {
    expect(formatDate("2026-03-15", formatting)).toBe("Mar 15, 2026");
  });

  it("shows moments in the reader's zone", () => {
    expect(formatDateTime("2026-03-12T02:00:00.000Z", formatting)).toMatch(/Mar 11, 2026, 10:00\sPM/);
  });

  it("shows what is no date as it is", () => {
    expect(formatDate("soon", formatting)).toBe("soon");
    expect(formatDateTime("<b>", formatting)).toBe("<b>");
  });

  it("follows the language", () => {
    expect(formatNumber(1234.5, { locale: "de" })).toBe("1.234,5");
    expect(formatRelative("2026-03-12T00:00:00Z", Date.parse("2026-03-14T00:00:00Z"), "en")).toBe(
      "2 days ago",
    );
  });
});

it("sends local times as UTC and shows them back", () => {
  const moment = "2026-03-12T08:30:00.000Z";
  expect(fromLocalInput(toLocalInput(moment))).toBe(moment);
  expect(fromLocalInput("")).toBeUndefined();
  expect(toLocalInput("never")).toBe("");
});
