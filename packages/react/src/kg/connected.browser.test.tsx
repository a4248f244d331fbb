import { createGateway, type Gateway } from "@elqnt/api";
import { createGraph, deleteSource, ingestEdges, ingestNodes } from "@elqnt/kg/api";
import { createMockGateway, type MockGateway } from "@elqnt/mock-server";
import { QueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { beforeEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { expectAccessible } from "../__fixtures__/show.tsx";
import { ElqntProvider } from "../provider/elqnt-provider.tsx";
import "../styles.css";
import {
  ConnectedGraphExplorer,
  ConnectedGraphSearch,
  ConnectedIngestPanel,
  ConnectedNodeInspector,
} from "./index.ts";

let mock: MockGateway;
let gateway: Gateway;
let graphId: string;

const person = (id: string, name: string) => ({ id, label: "Person", name });
const knows = (sourceId: string, targetId: string) => ({ sourceId, targetId, label: "KNOWS" });

beforeEach(async () => {
  mock = createMockGateway({ scenario: "empty" });
  const token = await mock.token();
  gateway = createGateway({
    baseUrl: "http://mock.test",
    orgId: mock.orgId,
    getToken: () => token,
    fetch: (input, init) => mock.fetch(new Request(input, init)),
    retries: 0,
  });
  graphId = (await createGraph(gateway, { body: { name: "People" } })).id;
  const names = ["Ada Lovelace", "Charles Babbage", "Mary Somerville", "Michael Faraday", "Ada Lovelacé"];
  const nodes = names.map((name, at) => person(`p${at}`, name));
  await ingestNodes(gateway, { body: { graphId, sourceId: "crm", nodes } });
  const edges = [knows("p0", "p1"), knows("p0", "p2"), knows("p1", "p3")];
  await ingestEdges(gateway, { body: { graphId, sourceId: "crm", edges } });
  await page.viewport(1200, 900);
});

const show = (view: ReactElement) =>
  render(
    <ElqntProvider
      gateway={gateway}
      queryClient={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
      theme="light"
    >
      <main>{view}</main>
    </ElqntProvider>,
  );

it("the explorer starts small, grows where it is asked to, and finds paths on the platform", async () => {
  await show(<ConnectedGraphExplorer graphId={graphId} limit={2} />);
  await expect.element(page.getByText("2 nodes, 1 edge")).toBeVisible();
  await page.getByRole("button", { name: "List of nodes" }).click();
  await page.getByRole("button", { name: "Expand Ada Lovelace" }).click();
  await expect.element(page.getByText("3 nodes, 2 edges")).toBeVisible();
  const box = page.getByRole("combobox", { name: "Find a node" });
  await box.fill("faraday");
  await expect.element(page.getByRole("option", { name: /Michael Faraday/ })).toBeVisible();
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByRole("heading", { name: "Michael Faraday" })).toBeVisible();
  await expect.element(page.getByText("4 nodes, 3 edges")).toBeVisible();
  await page.getByRole("button", { name: "Find a path" }).click();
  await page.getByRole("button", { name: /^Mary Somerville/ }).click();
  await expect.element(page.getByText("3 steps")).toBeVisible();
  await expectAccessible();
});

it("a live explorer shows what others change, and that they deleted what was expanded", async () => {
  await show(<ConnectedGraphExplorer graphId={graphId} limit={3} live />);
  await expect.element(page.getByText("Live")).toBeVisible();
  await page.getByRole("button", { name: "List of nodes" }).click();
  await page.getByRole("button", { name: "Expand Charles Babbage" }).click();
  await expect.element(page.getByText("4 nodes, 3 edges")).toBeVisible();
  const nodes = [person("new", "Annabella Byron")];
  await ingestNodes(gateway, { body: { graphId, sourceId: "notes", nodes } });
  await ingestEdges(gateway, { body: { graphId, sourceId: "notes", edges: [knows("p1", "new")] } });
  await expect.element(page.getByRole("button", { name: "Expand Annabella Byron" })).toBeVisible();
  await deleteSource(gateway, { graphId, sourceId: "crm" });
  await expect.element(page.getByText("1 node, 0 edges")).toBeVisible();
  expect(page.getByRole("alert").elements()).toEqual([]);
});

it("the search asks the platform in the chosen way", async () => {
  await show(<ConnectedGraphSearch graphId={graphId} mode="keyword" />);
  await page.getByRole("searchbox").fill("somerville");
  await expect.element(page.getByRole("button", { name: "Mary Somerville" })).toBeVisible();
  await expect.element(page.getByText(/Words: somerville/)).toBeVisible();
});

it("a duplicate is found, merged, and taken back", async () => {
  await show(<ConnectedNodeInspector graphId={graphId} nodeId="p0" />);
  await page.getByRole("button", { name: "Find duplicates" }).click();
  await page.getByRole("button", { name: "Merge Ada Lovelacé into this node" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.element(page.getByText(/taken back/)).toBeVisible();
});

it("what is ingested shows among the sources, and its wrong lines are told", async () => {
  await show(<ConnectedIngestPanel graphId={graphId} />);
  const lines = [
    { type: "node", node: person("n1", "New") },
    { type: "edge", edge: knows("n1", "nobody") },
  ];
  await page
    .getByRole("textbox", { name: "Or paste data" })
    .fill(lines.map((line) => JSON.stringify(line)).join("\n"));
  await page.getByRole("textbox", { name: "Source" }).fill("notes");
  await expect.element(page.getByRole("table")).toBeVisible();
  await page.getByRole("button", { name: "Ingest" }).click();
  await expect.element(page.getByText("1 not stored")).toBeVisible();
  await expect.element(page.getByText("Line 2")).toBeVisible();
  await expect.element(page.getByRole("button", { name: "Delete source notes" })).toBeVisible();
});

it("says why a graph cannot be had, and recovers", async () => {
  mock.faults.set("getSubgraph", { kind: "problem", code: "internal_error" }, { times: 1 });
  await show(<ConnectedGraphExplorer graphId={graphId} />);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.element(page.getByText("5 nodes, 3 edges")).toBeVisible();
});
