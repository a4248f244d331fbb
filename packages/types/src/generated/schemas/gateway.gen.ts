// Generated from contracts/openapi/gateway.yaml by "npm run generate". Do not edit.
import * as z from "zod/mini";

export const Health: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ status: z.literal(["ok"]), version: z.optional(z.string()) });

export const OpenApiDocument: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ openapi: z.string(), info: z.record(z.string(), z.unknown()), paths: z.record(z.string(), z.unknown()) });

export const ReadinessCheck: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ name: z.string(), ok: z.boolean(), optional: z.optional(z.boolean()), durationMs: z.optional(z.number().check(z.gte(0))), detail: z.optional(z.string()) });

export const ReadinessStatus: z.ZodMiniType = /* @__PURE__ */ z.literal(["ready","notReady","draining"]);

export const Readiness: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ status: ReadinessStatus, checks: z.array(ReadinessCheck) });

/** The answer of each operation, for `createGateway({ validate, schemas })`. */
export const gatewaySchemas: Readonly<Record<string, z.ZodMiniType>> = {
  getHealth: Health,
  getReadiness: Readiness,
  getOpenApi: OpenApiDocument,
};
