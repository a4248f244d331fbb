import { TONES } from "../../tones.ts";

/** The colours of a theme as WebGL takes them. */
export interface Palette {
  readonly tones: readonly string[];
  readonly edge: string;
  readonly faded: string;
  readonly accent: string;
  readonly text: string;
  readonly ground: string;
  readonly raised: string;
  readonly line: string;
  readonly font: string;
}

/**
 * Reads the colours a theme gives below `host`. Style sheets may say `light-dark()`, `oklch()` or `color-mix()`: the
 * browser resolves them, one pixel of a canvas turns them into red, green and blue.
 */
export function readPalette(host: HTMLElement): Palette {
  const probe = host.ownerDocument.createElement("span");
  probe.hidden = true;
  host.append(probe);
  const read = (variable: string): string => {
    probe.style.color = `var(${variable})`;
    return toRgb(getComputedStyle(probe).color);
  };
  try {
    return {
      tones: Array.from({ length: TONES }, (_, tone) => read(`--_tone-${tone}`)),
      edge: read("--_graph-edge"),
      faded: read("--_graph-faded"),
      accent: read("--_accent"),
      text: read("--_text"),
      ground: read("--_sunken"),
      raised: read("--_raised"),
      line: read("--_line-strong"),
      font: getComputedStyle(host).fontFamily,
    };
  } finally {
    probe.remove();
  }
}

let pixel: CanvasRenderingContext2D | null | undefined;

function toRgb(color: string): string {
  const simple = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color);
  if (simple) return color;
  if (pixel === undefined) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 1;
    pixel = canvas.getContext("2d", { willReadFrequently: true });
  }
  if (!pixel) return color;
  pixel.clearRect(0, 0, 1, 1);
  pixel.fillStyle = color;
  pixel.fillRect(0, 0, 1, 1);
  const [red, green, blue] = pixel.getImageData(0, 0, 1, 1).data;
  return `rgb(${red}, ${green}, ${blue})`;
}
