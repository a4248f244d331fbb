import type { Contestant } from "./contestant.ts";
import { benchGraph, expandedBy, heldIn, neighboursOf } from "./graph.ts";

/** What the benchmark may ask of a page. */
export interface Steps {
  mount(): Promise<void>;
  unmount(): Promise<void>;
  layOut(): Promise<void>;
  pan(): Promise<void>;
  release(): Promise<void>;
  zoom(): Promise<void>;
  hover(): Promise<void>;
  select(): Promise<void>;
  filter(): Promise<void>;
  time(): Promise<void>;
  expand(): Promise<void>;
}

declare global {
  var steps: Steps;
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const FRAMES = 40;
const TIMES = 4;
const RELEASES = 3;
/** Frames in which an answer to a click, with everything it sets off, must have been drawn. */
const PATIENCE = 6;

async function patience(): Promise<void> {
  for (let count = 0; count < PATIENCE; count += 1) await frame();
}

async function moving(step: (index: number) => void): Promise<void> {
  for (let index = 0; index < FRAMES; index += 1) {
    await frame();
    performance.mark("step");
    step(index);
  }
  await frame();
  performance.mark("end");
}

async function acting(act: (index: number) => void): Promise<void> {
  for (let index = 0; index < TIMES; index += 1) {
    await frame();
    performance.mark("step");
    act(index);
    await patience();
  }
  performance.mark("end");
}

/** Offers the steps, made of events as a browser sends them, to the benchmark. */
export function offer(contestant: Contestant): void {
  const host = document.getElementById("host")!;
  const graph = benchGraph();
  let current = graph;
  const at = (x: number, y: number) => ({ clientX: x, clientY: y, bubbles: true, cancelable: true });
  const layer = () => host.querySelector<HTMLElement>(".sigma-mouse")!;
  const middle = () => {
    const { left, top, width, height } = layer().getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  };

  globalThis.steps = {
    async mount() {
      performance.mark("step");
      contestant.mount(host, graph);
      await drawn(host);
      await frame();
      performance.mark("end");
      // Or what follows would take a layout that has not begun for one that is done.
      while (!contestant.isLayingOut()) await frame();
    },
    async unmount() {
      contestant.unmount();
      host.replaceChildren();
      await frame();
      await frame();
    },
    async layOut() {
      performance.mark("step");
      while (contestant.isLayingOut()) await frame();
      await patience();
      performance.mark("end");
    },
    async pan() {
      const { x, y } = middle();
      layer().dispatchEvent(new MouseEvent("mousedown", { ...at(x, y), button: 0 }));
      await moving((index) => {
        document.dispatchEvent(new MouseEvent("mousemove", at(x + index * 4, y + index * 2)));
      });
      document.dispatchEvent(new MouseEvent("mouseup", at(x, y)));
    },
    async release() {
      const { x, y } = middle();
      for (let index = 0; index < RELEASES; index += 1) {
        layer().dispatchEvent(new MouseEvent("mousedown", { ...at(x, y), button: 0 }));
        for (let move = 0; move < 5; move += 1) {
          document.dispatchEvent(new MouseEvent("mousemove", at(x + move * 9, y)));
          await frame();
        }
        performance.mark("step");
        layer().dispatchEvent(new MouseEvent("mouseup", at(x, y)));
        layer().dispatchEvent(new MouseEvent("click", at(x, y)));
        await patience();
      }
      performance.mark("end");
    },
    async zoom() {
      const { x, y } = middle();
      await moving((index) => {
        const deltaY = index < FRAMES / 2 ? -60 : 60;
        layer().dispatchEvent(new WheelEvent("wheel", { ...at(x, y), deltaY }));
      });
    },
    async hover() {
      const { x, y } = middle();
      await moving((index) => {
        const turn = index / 6;
        layer().dispatchEvent(
          new MouseEvent("mousemove", at(x + Math.cos(turn) * index * 4, y + Math.sin(turn) * index * 4)),
        );
      });
    },
    select: () => acting((index) => contestant.select(index % 4 === 3 ? undefined : `n${index}`)),
    filter: () => acting((index) => contestant.toggleLabel("Person", index % 2 === 1)),
    async time() {
      await acting((index) => contestant.show(heldIn(graph, index === TIMES - 1 ? 2030 : 2023 - index * 2)));
    },
    async expand() {
      await acting((index) => {
        current = expandedBy(current, neighboursOf(`n${index * 3}`, index));
        contestant.show(current);
      });
    },
  };
}

/** Waits until sigma has drawn nodes, which its canvas shows. */
async function drawn(host: HTMLElement): Promise<void> {
  while (!host.querySelector(".sigma-nodes") || drawCalls === 0) await frame();
  drawCalls = 0;
}

let drawCalls = 0;
const { drawArraysInstanced } = WebGL2RenderingContext.prototype;
WebGL2RenderingContext.prototype.drawArraysInstanced = function (mode, first, count, instances) {
  if (instances > 1_000) drawCalls += 1;
  drawArraysInstanced.call(this, mode, first, count, instances);
};
