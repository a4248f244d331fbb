import { useGraphSearch, useGraphsQuery, useIngest, useKnowledgeGraph } from "@elqnt/kg/hooks";
import { Button, ProblemNotice } from "@elqnt/react";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { type ReactElement, useDeferredValue, useState } from "react";
import { expect, userEvent, waitFor, within } from "storybook/test";

const meta: Meta = { title: "kg/Hooks", tags: ["autodocs"] };
export default meta;

type Story = StoryObj;

/** For slow machines: a deadline, not a delay. */
const patient = { timeout: 20_000 };

/** `useKnowledgeGraph`: imperative, never rejects, works without any provider. */
function Facts(): ReactElement {
  const { createGraph, ingestTriples, getSubgraph, loading, error } = useKnowledgeGraph();
  const [told, setTold] = useState("");
  const learn = async (predicate: string) => {
    const graph = await createGraph({ name: `People ${predicate}` });
    if (!graph) return;
    const triples = [{ subject: "Ada Lovelace", predicate, object: "Engine Ltd" }];
    await ingestTriples({ graphId: graph.id, triples });
    const subgraph = await getSubgraph({ graphId: graph.id });
    setTold(subgraph?.edges.map(({ label }) => label).join(", ") ?? "");
  };
  return (
    <div className="elqnt">
      <Button look="primary" busy={loading} onClick={() => void learn("works at")}>
        Learn a fact
      </Button>{" "}
      <Button onClick={() => void getSubgraph({ graphId: "0197b2d3-9c10-7b79-b2bf-000000000000" })}>
        Read a graph that is not there
      </Button>
      {told && <p role="status">Learnt: {told}</p>}
      {error && <ProblemNotice problem={error} />}
    </div>
  );
}

export const Imperative: Story = {
  render: () => <Facts />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole("button", { name: "Learn a fact" }));
    await expect(await canvas.findByText("Learnt: WORKS_AT", {}, patient)).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: /not there/ }));
    await expect(await canvas.findByRole("alert", {}, patient)).toBeVisible();
  },
};

/** TanStack Query hooks: a search that keeps the last hits while the next one runs. */
function Names(): ReactElement {
  const graphs = useGraphsQuery();
  const [text, setText] = useState("printer");
  const graphId = graphs.data?.items.find(({ kind }) => kind === "custom")?.id ?? "";
  const search = useGraphSearch(
    { graphId, query: useDeferredValue(text), limit: 5 },
    { enabled: graphId !== "" },
  );
  const error = graphs.error ?? search.error;
  return (
    <div className="elqnt">
      <label>
        Search{" "}
        <input className="elqnt-input" value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      {error && <ProblemNotice problem={error} onRetry={() => void search.refetch()} />}
      <ol aria-label="Hits" style={{ opacity: search.isPlaceholderData ? 0.6 : 1 }}>
        {search.data?.items.map(({ node, score }) => (
          <li key={node.id}>
            {node.name} ({score.toFixed(2)})
          </li>
        ))}
      </ol>
    </div>
  );
}

export const Queries: Story = {
  render: () => <Names />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await waitFor(() => expect(canvas.getAllByRole("listitem").length).toBeGreaterThan(0), patient);
  },
};

/** The platform cannot be reached. */
export const Offline: Story = {
  parameters: { mock: { faults: { searchNodes: { kind: "network" } } } },
  render: () => <Names />,
};

/** Still on its way. */
export const Slow: Story = {
  parameters: { mock: { faults: { searchNodes: { kind: "latency", ms: 600_000 } } } },
  render: () => <Names />,
};

const lines = Array.from({ length: 2_500 }, (_, at) =>
  JSON.stringify({ type: "node", node: { id: `p${at}`, label: "Person", name: `Person ${at}` } }),
);

/** `useIngest`: 2,500 lines as a stream, with progress; every line that is wrong is told with its number. */
function Upload({ graphId }: { graphId: string }): ReactElement {
  const { ingestStream, progress, cancel, error } = useIngest(graphId);
  return (
    <div className="elqnt">
      <Button
        look="primary"
        onClick={() => void ingestStream([...lines, "{"].join("\n"), { sourceId: "demo" })}
      >
        Ingest 2,501 lines
      </Button>{" "}
      <Button onClick={cancel}>Cancel</Button>
      <p role="status">
        {progress.status}: {progress.upserted} of {progress.processed} lines stored, {progress.failed} wrong
      </p>
      {error && <ProblemNotice problem={error} />}
    </div>
  );
}

function UploadToFirst(): ReactElement {
  const graphs = useGraphsQuery();
  const graph = graphs.data?.items.find(({ kind }) => kind === "custom");
  return graph ? <Upload graphId={graph.id} /> : <p>Loading…</p>;
}

export const Ingest: Story = {
  render: () => <UploadToFirst />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole("button", { name: "Ingest 2,501 lines" }, patient));
    await expect(
      await canvas.findByText("done: 2500 of 2501 lines stored, 1 wrong", {}, patient),
    ).toBeVisible();
  },
};
