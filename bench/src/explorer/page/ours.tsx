import { ElqntTheme } from "@elqnt/react";
import { GraphExplorer } from "@elqnt/react/kg";
import type { KGSubgraph } from "@elqnt/types/kg";
import { type ReactElement, useState } from "react";
import { createRoot, type Root } from "react-dom/client";
import type { Contestant } from "./contestant.ts";
import { offer } from "./steps.ts";

let root: Root | undefined;
let show: (subgraph: KGSubgraph) => void = () => {};
let select: (nodeId: string | undefined) => void = () => {};

function App({ first }: { first: KGSubgraph }): ReactElement {
  const [subgraph, setSubgraph] = useState(first);
  const [selected, setSelected] = useState<string>();
  show = setSubgraph;
  select = setSelected;
  return (
    <ElqntTheme theme="light">
      <GraphExplorer subgraph={subgraph} selected={selected} onSelectedChange={setSelected} />
    </ElqntTheme>
  );
}

const ours: Contestant = {
  mount(host, subgraph) {
    root = createRoot(host);
    root.render(<App first={subgraph} />);
  },
  unmount: () => root?.unmount(),
  show: (subgraph) => show(subgraph),
  select: (nodeId) => select(nodeId),
  toggleLabel(label) {
    const choices = [...document.querySelectorAll<HTMLLabelElement>(".elqnt-graph-labels label")];
    choices
      .find(({ textContent }) => textContent?.startsWith(label))
      ?.querySelector("input")
      ?.click();
  },
  isLayingOut: () => document.querySelector(".elqnt-graph-busy") !== null,
};

offer(ours);
