export * from "./graph.ts";
export * from "./plans.ts";
export * from "./problems.ts";
export * from "./ticket.ts";
