import { expect, test } from "vitest";
import { operation } from "../testing/contract.ts";
import { mediaTypeFault } from "./media-type.ts";

const body = { contentTypes: ["application/json", "application/merge-patch+json"], required: true };
const json = operation({ operationId: "create", path: "/x", body });
const image = operation({
  operationId: "upload",
  path: "/y",
  body: { contentTypes: ["image/*"], required: true },
});

test.each([
  "application/json",
  "APPLICATION/JSON",
  "application/json; charset=utf-8",
  'application/json;charset="UTF-8"',
  "application/merge-patch+json",
])("%s is taken", (type) => {
  expect(mediaTypeFault(json, type, undefined)).toBeUndefined();
});

test.each([
  "application/json garbage",
  "text/json",
  "",
  undefined,
  "application/json, application/json",
  "application/json; charset=utf-7",
  "application/json; charset",
  "application/json;;",
  "application/jsonx",
  "text/plain",
  "*/*",
  "application/json; charset=utf-8; charset=utf-7",
])("S53 %s is refused", (type) => {
  expect(mediaTypeFault(json, type, undefined)).toMatch(/^Send/);
});

test.each(["gzip", "br", "deflate", "x-unknown", "gzip, identity"])(
  "S52 content encoding %s is refused",
  (encoding) => {
    expect(mediaTypeFault(json, "application/json", encoding)).toMatch("Content-Encoding");
  },
);

test("ranges in the contract match their types", () => {
  expect(mediaTypeFault(image, "image/png", "identity")).toBeUndefined();
  expect(mediaTypeFault(image, "imagex/png", undefined)).toBeDefined();
});
