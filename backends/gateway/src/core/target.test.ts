import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseTarget } from "./target.ts";

describe("S43 paths that two parsers could read differently", () => {
  test.each([
    "/api/v1/%65ntities",
    "/api/v1/%2e%2e/admin",
    "/api/v1/%2E/admin",
    "/api/v1/../admin",
    "/api/v1/./admin",
    "/api/v1/..;/admin",
    "/api/v1/things;x=1",
    "/api//v1/things",
    "//evil.example/api",
    "/api/v1/things//",
    "/api\\v1\\things",
    "/api/v1/%5cthings",
    "/api/v1/a%2fb",
    "/api/v1/a%2Fb",
    "/api/v1/things%00",
    "/api/v1/things%0d%0aX-Org-ID:x",
    "/api/v1/%c0%af",
    "/api/v1/%e0%80%af",
    "/api/v1/%ff",
    "/api/v1/%252e%252e",
    "/api/v1/%25%32%66",
    "/api/v1/%zz",
    "/api/v1/%",
    "/api/v1/things#fragment",
    "/api/v1/tëst",
    "/api/v1/a b",
    "/api/v1/\u0000",
    "/api/v1/things?x=a b",
    "/api/v1/things?x=\u0001",
    "/api/v1/things?x=1#y",
  ])("%s is refused", (target) => {
    expect(parseTarget(target)).toMatchObject({ fault: "bad_request" });
  });

  test.each(["http://169.254.169.254/", "https://x/api", "*", "", "api/v1"])(
    "S44 %j is refused",
    (target) => {
      expect(parseTarget(target)).toMatchObject({ fault: "bad_request" });
    },
  );

  test("S50 a target beyond 8 KiB is refused", () => {
    expect(parseTarget(`/${"a".repeat(20_000)}`)).toMatchObject({ fault: "uri_too_long" });
  });
});

test.each([
  ["/", "/", ""],
  ["/api/v1/things", "/api/v1/things", ""],
  ["/api/v1/things/", "/api/v1/things/", ""],
  ["/api/v1/things?limit=1&x=%2F..%2F", "/api/v1/things", "?limit=1&x=%2F..%2F"],
  ["/api/v1/caf%C3%A9/a%20b", "/api/v1/caf%C3%A9/a%20b", ""],
  ["/api/v1/user@example.com/a:b,c", "/api/v1/user@example.com/a:b,c", ""],
  ["/docs?", "/docs", "?"],
])("%s is split and otherwise left alone", (target, path, search) => {
  expect(parseTarget(target)).toEqual({ path, search });
});

test("S43 what is accepted means the same to a URL parser", () => {
  const piece = fc.oneof(
    fc.constantFrom("/", ".", "..", "%2e", "%2F", "%41", "%c3%a9", ";", "\\", "a", "?", "%00"),
    fc.string(),
  );
  const targets = fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join("")}`);
  fc.assert(
    fc.property(targets, (target) => {
      const parsed = parseTarget(target);
      if ("fault" in parsed) return;
      const url = new URL(`http://gateway${target}`);
      expect(url.pathname).toBe(parsed.path);
      const segments = parsed.path.split("/").map(decodeURIComponent);
      expect(segments.some((segment) => segment === "." || segment === ".." || /[/\\\0]/.test(segment))).toBe(
        false,
      );
    }),
    { numRuns: 2000 },
  );
});
