import type { Settings } from "sigma/settings";
import type { EdgeLook, NodeLook } from "./drawing.ts";
import type { Palette } from "./palette.ts";

type SceneSettings = Partial<Settings<NodeLook, EdgeLook>>;

const MANY = 4_000;
const FEW = 200;

/** What a graph of this many elements leaves out, most of it only while it moves. Of few, all names are there that have room. */
export function settingsFor(elements: number): SceneSettings {
  const isLarge = elements > MANY;
  return {
    hideEdgesOnMove: isLarge,
    hideLabelsOnMove: isLarge,
    defaultEdgeType: isLarge ? "line" : "arrow",
    renderEdgeLabels: !isLarge,
    labelDensity: elements > FEW ? 0.7 : 4,
  };
}

export function styleOf(palette: Palette): SceneSettings {
  return {
    labelFont: palette.font,
    labelColor: { color: palette.text },
    edgeLabelFont: palette.font,
    edgeLabelColor: { color: palette.text },
    defaultEdgeColor: palette.edge,
  };
}

export function settingsOf(palette: Palette, isCalm: boolean): SceneSettings {
  return {
    ...styleOf(palette),
    ...settingsFor(0),
    allowInvalidContainer: true,
    labelSize: 12,
    labelWeight: "500",
    labelRenderedSizeThreshold: 5,
    edgeLabelSize: 10,
    stagePadding: 40,
    minCameraRatio: 0.02,
    maxCameraRatio: 4,
    zIndex: true,
    ...(isCalm && { inertiaDuration: 0, zoomDuration: 1, doubleClickZoomingDuration: 1 }),
  };
}
