// The parts the worker of graphology-layout-forceatlas2 is made of; the package ships no types for them.

interface ForceAtlas2Options {
  readonly [setting: string]: boolean | number;
}

declare module "graphology-layout-forceatlas2/defaults" {
  const defaults: ForceAtlas2Options;
  export default defaults;
}

declare module "graphology-layout-forceatlas2/iterate" {
  /** Moves the nodes of a matrix by one round. */
  export default function iterate(
    options: ForceAtlas2Options,
    nodes: Float32Array,
    edges: Float32Array,
  ): void;
}

declare module "graphology-layout-forceatlas2/webworker" {
  /** The body of a worker, for `createWorker`. */
  export default function worker(): void;
}

declare module "graphology-layout-forceatlas2/helpers" {
  const helpers: { createWorker(body: () => void): Worker };
  export default helpers;
}
