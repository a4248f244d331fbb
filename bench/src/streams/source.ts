import { newId } from "@elqnt/service-kit";

/** Shared by every contestant and the readers. */
export const secret = "bench-secret-that-is-long-enough-for-hs256-tokens";
export const org = "0197b2d3-982f-7b79-b2bf-710f6def104a";
export const graphId = "0197b2d3-982f-7b79-b2bf-710f6def104b";
export const path: string = `/api/v1/kg/graphs/${graphId}/changes`;

const { type, ...others } = {
  specversion: "1.0",
  source: "/services/kg",
  type: "kg.events.nodes.upserted",
  subject: graphId,
  time: new Date().toISOString(),
  datacontenttype: "application/json",
  orgid: org,
  requestid: newId(),
} as const;

/** What the bus brings after a write that made a revision. */
export const changeTo = (revision: number) => ({
  ...others,
  type,
  id: String(revision),
  data: { graphId, revision, nodeIds: ["n"], actor: { userId: "bench" } },
});

/** What a stream tells of it, in the words of the contract. */
export const toldOf = (id: number) => ({ id, type: "graph.changed", graphId });

/** The same as a frame, for opponents that write frames. */
export const frameOf = (id: number): string =>
  `id: ${id}\nevent: graph.changed\ndata: ${JSON.stringify(toldOf(id))}\n\n`;

/** One clock for all processes of the machine. */
export const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;
