import { type RefObject, useEffect, useRef, useState } from "react";
import { useAppearance } from "../../provider/appearance.ts";
import type { GraphElements, HiddenLabels } from "./elements.ts";
import type { Emphasis } from "./scene/emphasis.ts";
import type { Scene, SceneEvents } from "./scene/scene.ts";

export interface SceneOptions extends Pick<SceneEvents, "onSelect" | "onExpand"> {
  elements: GraphElements;
  labels: readonly string[];
  hidden: HiddenLabels;
  emphasis: Emphasis;
}

export interface SceneState {
  /** The drawn graph; nothing until the code that draws has come. */
  scene: Scene | undefined;
  isLayingOut: boolean;
  /** Why nothing can be drawn: no WebGL, or sigma is not installed. */
  failure: unknown;
}

const isCalm = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Draws into an element for as long as it is there. The libraries that draw are loaded on the first use. */
export function useScene(container: RefObject<HTMLElement | null>, options: SceneOptions): SceneState {
  const { elements, labels, hidden, emphasis } = options;
  const [scene, setScene] = useState<Scene>();
  const [isLayingOut, setLayingOut] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const latest = useRef(options);
  latest.current = options;

  useEffect(() => {
    let made: Scene | undefined;
    let isGone = false;
    const events: SceneEvents = {
      onSelect: (nodeId) => latest.current.onSelect(nodeId),
      onExpand: (nodeId) => latest.current.onExpand(nodeId),
      onLayout: setLayingOut,
    };
    const make = async () => {
      const { createScene } = await import("./scene/scene.ts");
      if (isGone || !container.current) return;
      made = createScene(container.current, events, isCalm());
      setScene(made);
    };
    make().catch((error: unknown) => !isGone && setFailure(error));
    return () => {
      isGone = true;
      made?.destroy();
      setScene(undefined);
    };
  }, [container]);

  useEffect(() => scene?.setElements(elements, labels, hidden), [scene, elements, labels, hidden]);
  useEffect(() => scene?.setEmphasis(emphasis), [scene, emphasis]);
  useRestyle(scene);
  return { scene, isLayingOut, failure };
}

/** Colours follow the theme: that of the provider, of the reader's system, or of attributes of the page. */
function useRestyle(scene: Scene | undefined): void {
  const { theme } = useAppearance();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is read from the style sheet
  useEffect(() => {
    if (!scene) return;
    const restyle = () => scene.restyle();
    restyle();
    const system = matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", restyle);
    const observer = new MutationObserver(restyle);
    observer.observe(document.documentElement, { attributes: true });
    return () => {
      system.removeEventListener("change", restyle);
      observer.disconnect();
    };
  }, [scene, theme]);
}
