import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };

const names = async (entry: string) => Object.keys(await import(/* @vite-ignore */ entry)).sort();

test("every entry point exports these names and no other", async () => {
  expect({
    ".": await names("@elqnt/api"),
    "./browser": await names("@elqnt/api/browser"),
    "./hooks": await names("@elqnt/api/hooks"),
    "./queries": await names("@elqnt/api/queries"),
    "./raw": await names("@elqnt/api/raw"),
    "./server": await names("@elqnt/api/server"),
  }).toEqual({
    ".": [
      "GatewayError",
      "createGateway",
      "createRetryBudget",
      "createTokenSource",
      "isGatewayError",
      "operation",
      "paginate",
      "readLines",
      "streamEvents",
      "streamLines",
      "streamOperation",
    ],
    "./browser": [
      "browserApiRequest",
      "browserGateway",
      "browserTokens",
      "clearGatewayTokenCache",
      "gatewayTokenFetcher",
    ],
    "./hooks": ["GatewayProvider", "action", "useActions", "useGateway", "useGivenGateway"],
    "./queries": [
      "applyOptimistically",
      "change",
      "infiniteQueryKey",
      "infiniteQueryOptions",
      "invalidate",
      "mutationOptions",
      "operationKey",
      "queryKey",
      "queryOptions",
      "registerMutations",
      "removeItem",
      "updateItem",
    ],
    "./raw": ["createRawClient"],
    "./server": ["createServerClient"],
  });
});

test("what is published is the export map without the source condition", () => {
  const withoutSource = (node: unknown): unknown =>
    typeof node !== "object" || node === null
      ? node
      : Object.fromEntries(
          Object.entries(node)
            .filter(([key]) => key !== "@elqnt/source")
            .map(([key, value]) => [key, withoutSource(value)]),
        );
  expect(manifest.publishConfig.exports).toEqual(withoutSource(manifest.exports));
});

test("the hooks are for clients", () => {
  expect(readFileSync(new URL("./hooks.ts", import.meta.url), "utf8")).toMatch(/^"use client";/);
});
