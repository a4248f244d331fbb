import type { KGNode } from "@elqnt/types/kg";
import { type ReactElement, useEffect, useId, useMemo, useRef, useState } from "react";
import { IconButton } from "../../ui/button.tsx";
import { Combobox } from "../../ui/combobox.tsx";
import { Icon } from "../../ui/icon.tsx";
import type { GraphExplorerMessages } from "../messages.ts";
import { nodesNamed } from "./elements.ts";
import type { Scene } from "./scene/scene.ts";

export interface ExplorerToolbarProps {
  nodes: readonly KGNode[];
  scene: Scene | undefined;
  /** What the platform found; without it only the shown nodes are searched, by name. */
  found: readonly KGNode[] | undefined;
  onSearchChange: ((search: string) => void) | undefined;
  onJump: (node: KGNode) => void;
  isListShown: boolean;
  onListToggle: () => void;
  isFindingPath: boolean;
  /** Leave it out where paths cannot be found. */
  onPathToggle: (() => void) | undefined;
  messages: GraphExplorerMessages;
}

/** Everything that can be done with the whole graph. */
export function ExplorerToolbar(props: ExplorerToolbarProps): ReactElement {
  const { scene, isListShown, isFindingPath, onPathToggle, messages } = props;
  return (
    <div className="elqnt-graph-toolbar">
      <JumpBox {...props} />
      <div className="elqnt-graph-tools">
        {onPathToggle && (
          <IconButton
            icon="route"
            label={messages.pathMode}
            aria-pressed={isFindingPath}
            onClick={onPathToggle}
          />
        )}
        <IconButton
          icon="list"
          label={messages.list}
          aria-expanded={isListShown}
          onClick={props.onListToggle}
        />
        <IconButton icon="minus" label={messages.zoomOut} onClick={() => scene?.zoom("out")} />
        <IconButton icon="plus" label={messages.zoomIn} onClick={() => scene?.zoom("in")} />
        <IconButton icon="fit" label={messages.fit} onClick={() => scene?.fit()} />
      </div>
    </div>
  );
}

const OFFERED = 12;
const SEARCH_PAUSE_MS = 250;

function JumpBox({ nodes, found, onSearchChange, onJump, messages }: ExplorerToolbarProps): ReactElement {
  const id = useId();
  const [search, setSearch] = useState("");
  const listener = useRef(onSearchChange);
  listener.current = onSearchChange;
  useEffect(() => {
    const timer = setTimeout(() => listener.current?.(search), SEARCH_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [search]);
  const offered = useMemo(
    () => (search.trim() === "" ? [] : (found ?? nodesNamed(nodes, search, OFFERED)).slice(0, OFFERED)),
    [found, nodes, search],
  );
  const jump = (nodeId: string | undefined) => {
    const node = offered.find((each) => each.id === nodeId);
    if (node) onJump(node);
  };
  return (
    <div className="elqnt-search elqnt-graph-jump">
      <label className="elqnt-hidden" htmlFor={id}>
        {messages.jump}
      </label>
      <Icon name="search" />
      <Combobox
        id={id}
        chosen={[]}
        choices={offered.map((node) => ({ id: node.id, label: node.name, hint: node.label }))}
        isMany={false}
        placeholder={messages.jumpPlaceholder}
        search={search}
        status={search.trim() === "" ? messages.jumpPlaceholder : messages.found(offered.length)}
        disabled={false}
        invalid={false}
        describedBy={undefined}
        removeLabel={messages.remove}
        onSearch={setSearch}
        onChange={(chosen) => jump(chosen.at(-1)?.id)}
      />
    </div>
  );
}
