/** The data the tests of @elqnt/react run on, so a story shows what a test proves. */
export * from "../../../packages/react/src/__fixtures__/index.ts";
