import { type KeyboardEvent, useState } from "react";
import type { Scene } from "./scene/scene.ts";

const DIRECTIONS = {
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
} as const;

const isDirection = (key: string): key is keyof typeof DIRECTIONS => key in DIRECTIONS;

export interface GraphKeysOptions {
  selected: string | undefined;
  onSelect: (nodeId: string | undefined) => void;
  onExpand: (nodeId: string) => void;
  /** Says where the keyboard is. */
  onFocus: (nodeId: string) => void;
}

/** The keys of the canvas: arrows go from node to node as they are drawn. */
export function useGraphKeys(options: GraphKeysOptions) {
  const { selected, onSelect, onExpand, onFocus } = options;
  const [focused, setFocused] = useState<string>();
  const current = focused ?? selected;

  const onKeyDown = (event: KeyboardEvent, scene: Scene | undefined): void => {
    if (!scene || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (isDirection(key)) {
      const next = scene.next(current, DIRECTIONS[key]);
      if (next !== undefined) {
        setFocused(next);
        scene.goTo(next);
        onFocus(next);
      }
    } else if (key === "Enter" && current !== undefined) onSelect(current);
    else if ((key === "e" || key === "E") && current !== undefined) onExpand(current);
    else if (key === "+" || key === "=") scene.zoom("in");
    else if (key === "-") scene.zoom("out");
    else if (key === "0") scene.fit();
    else if (key === "Escape") {
      setFocused(undefined);
      onSelect(undefined);
    } else return;
    event.preventDefault();
  };
  return { focused, onKeyDown, onBlur: () => setFocused(undefined) };
}
