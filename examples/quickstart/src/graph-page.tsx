import { useGraphsQuery } from "@elqnt/kg/hooks";
import { ProblemNotice } from "@elqnt/react";
import { ConnectedGraphExplorer } from "@elqnt/react/kg";
import { useState } from "react";

/** The knowledge graphs of the organization: its records and their relations, and what else was learnt. */
export default function GraphPage() {
  const graphs = useGraphsQuery();
  const [chosen, choose] = useState<string>();
  const { items = [] } = graphs.data ?? {};
  const graph = items.find(({ id }) => id === chosen) ?? items[0];

  if (graphs.error) return <ProblemNotice problem={graphs.error} onRetry={() => void graphs.refetch()} />;
  return (
    <main className="desk" aria-busy={graphs.isPending}>
      <header>
        <h1>Graph</h1>
        <nav>
          <select aria-label="Graph" value={graph?.id} onChange={({ target }) => choose(target.value)}>
            {items.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <a href="#desk">Ticket desk</a>
        </nav>
      </header>
      {graph && <ConnectedGraphExplorer key={graph.id} graphId={graph.id} live />}
    </main>
  );
}
