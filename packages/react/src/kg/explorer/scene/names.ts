import type { NodeHoverDrawingFunction, NodeLabelDrawingFunction } from "sigma/rendering";
import type { EdgeLook, NodeLook } from "./drawing.ts";
import type { Palette } from "./palette.ts";

const PADDING = 5;

interface Line {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** Where names stand in the frame that is being drawn. */
export interface NameRoom {
  clear(): void;
  /** Takes a place, unless a name that stands already would be covered. */
  take(line: Line, height: number): boolean;
}

export function nameRoom(): NameRoom {
  const lines: Line[] = [];
  return {
    clear() {
      lines.length = 0;
    },
    take(line, height) {
      const covers = ({ left, right, y }: Line) =>
        Math.abs(y - line.y) < height && left < line.right && line.left < right;
      if (lines.some(covers)) return false;
      lines.push(line);
      return true;
    },
  };
}

/**
 * The name of a node, with a rim in the colour of the ground so that it reads over other nodes. One that would cover
 * another is left out, unless its node stands out.
 */
export function nameDrawing(
  read: () => Palette,
  room: NameRoom,
): NodeLabelDrawingFunction<NodeLook, EdgeLook> {
  return (context, { x, y, size, label, forceLabel }, { labelSize, labelWeight }) => {
    if (!label) return;
    const palette = read();
    context.font = `${labelWeight} ${labelSize}px ${palette.font}`;
    const left = x + size + PADDING;
    const base = y + labelSize / 3;
    const right = left + context.measureText(label).width;
    if (!room.take({ left, right, y }, labelSize) && !forceLabel) return;
    context.lineJoin = "round";
    context.lineWidth = 3;
    context.strokeStyle = palette.ground;
    context.strokeText(label, left, base);
    context.fillStyle = palette.text;
    context.fillText(label, left, base);
  };
}

/** The name of a node that stands out, on a ground of its own, which covers the name without one. */
export function hoverDrawing(read: () => Palette): NodeHoverDrawingFunction<NodeLook, EdgeLook> {
  return (context, { x, y, size, label, color }, { labelSize, labelWeight }) => {
    const palette = read();
    if (label) {
      context.font = `${labelWeight} ${labelSize}px ${palette.font}`;
      const left = x + size;
      const height = labelSize + PADDING * 2;
      context.beginPath();
      context.roundRect(left, y - height / 2, context.measureText(label).width + PADDING * 3, height, 5);
      context.fillStyle = palette.raised;
      context.fill();
      context.strokeStyle = palette.line;
      context.lineWidth = 1;
      context.stroke();
      context.fillStyle = palette.text;
      context.fillText(label, left + PADDING * 2, y + labelSize / 3);
    }
    disc(context, x, y, size + 3, palette.accent);
    disc(context, x, y, size, color);
  };
}

function disc(context: CanvasRenderingContext2D, x: number, y: number, radius: number, color: string): void {
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  context.fillStyle = color;
  context.fill();
}
