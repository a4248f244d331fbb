import { useGateway } from "@elqnt/api/hooks";
import { ingestTriples } from "@elqnt/kg/api";
import { useGraphsQuery } from "@elqnt/kg/hooks";
import { Button, ProblemNotice } from "@elqnt/react";
import {
  ConnectedGraphExplorer,
  ConnectedGraphSearch,
  ConnectedIngestPanel,
  ConnectedNodeInspector,
} from "@elqnt/react/kg";
import type { Meta, StoryObj } from "@storybook/react-vite";
import type { ReactElement } from "react";
import { expect, userEvent, waitFor, within } from "storybook/test";

/** The same views, fetching for themselves: here from the mock platform of each story. */
const meta = { title: "kg/Connected" } satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** For slow machines: a deadline, not a delay. */
const patient = { timeout: 20_000 };

/** The graph the demo platform comes with. */
function InGraph({ children }: { children: (graphId: string) => ReactElement }): ReactElement {
  const graphs = useGraphsQuery();
  if (graphs.error) return <ProblemNotice problem={graphs.error} onRetry={() => void graphs.refetch()} />;
  const graph = graphs.data?.items.find(({ kind }) => kind === "custom");
  return graph ? children(graph.id) : <p aria-busy="true">Loading…</p>;
}

export const Explorer: Story = {
  render: () => <InGraph>{(graphId) => <ConnectedGraphExplorer graphId={graphId} limit={60} />}</InGraph>,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole("button", { name: "List of nodes" }, patient));
    const list = await canvas.findByRole("list", { name: "Visible nodes" });
    await userEvent.click(within(list).getAllByRole("button")[0]!);
    await expect(await canvas.findByRole("heading", { name: "Connections" }, patient)).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "List of nodes" }));
  },
};

/** Somebody else changes the graph while we look: what is shown keeps up by itself. */
export const Live: Story = {
  render: () => (
    <InGraph>
      {(graphId) => (
        <>
          <ConnectedGraphExplorer graphId={graphId} limit={60} live />
          <Somebody graphId={graphId} />
        </>
      )}
    </InGraph>
  ),
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText("Live", {}, patient);
  },
};

/** Writes past the caches of this page, as another browser would. */
function Somebody({ graphId }: { graphId: string }): ReactElement {
  const gateway = useGateway();
  const triples = [{ subject: "Annabella Byron", predicate: "taught", object: "Mary Somerville" }];
  return (
    <Button onClick={() => void ingestTriples(gateway, { body: { graphId, triples } })}>
      Somebody learns a fact
    </Button>
  );
}

export const Search: Story = {
  render: () => <InGraph>{(graphId) => <ConnectedGraphSearch graphId={graphId} />}</InGraph>,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.type(await canvas.findByRole("searchbox", {}, patient), "printer{Enter}");
    await waitFor(() => expect(canvas.getByRole("list", { name: "Hits" })).toBeVisible(), patient);
  },
};

export const Inspector: Story = {
  render: () => (
    <InGraph>{(graphId) => <ConnectedNodeInspector graphId={graphId} nodeId="person-1" />}</InGraph>
  ),
};

/** What is ingested shows among the sources at once; deleting the source takes exactly it away again. */
export const Ingest: Story = {
  render: () => <InGraph>{(graphId) => <ConnectedIngestPanel graphId={graphId} />}</InGraph>,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole("textbox", { name: "Or paste data" }, patient));
    await userEvent.paste("Ada Lovelace,works at,Engine Ltd");
    await userEvent.type(canvas.getByRole("textbox", { name: "Source" }), "notes");
    await canvas.findByRole("table", { name: /Triples/ }, patient);
    await userEvent.click(canvas.getByRole("button", { name: "Ingest" }));
    await userEvent.click(await canvas.findByRole("button", { name: "Delete source notes" }, patient));
    await userEvent.click(canvas.getByRole("button", { name: "Delete" }));
    await waitFor(
      () => expect(canvas.queryByRole("button", { name: "Delete source notes" })).toBeNull(),
      patient,
    );
  },
};

export const Unavailable: Story = {
  parameters: {
    mock: { faults: { getSubgraph: { kind: "problem", code: "upstream_unavailable", retryAfter: 5 } } },
  },
  render: Explorer.render!,
};

export const NoAccess: Story = {
  parameters: { mock: { scopes: ["read:auth"] } },
  render: Explorer.render!,
};
