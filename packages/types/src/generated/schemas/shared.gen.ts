// Generated from contracts/openapi/common and contracts/schemas by "npm run generate". Do not edit.
import * as z from "zod/mini";

export const UserId: z.ZodMiniType = /* @__PURE__ */ z.string().check(z.minLength(1), z.maxLength(128));

export const Actor: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ userId: UserId, email: z.optional(z.string()) });

export const Cursor: z.ZodMiniType = /* @__PURE__ */ z.string().check(z.minLength(1), z.maxLength(2048));

export const FieldPath: z.ZodMiniType = /* @__PURE__ */ z.string().check(z.minLength(1), z.maxLength(256));

export const Filters: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ $and: z.optional(z.lazy(() => FilterList)), $or: z.optional(z.lazy(() => FilterList)), $not: z.optional(z.lazy(() => Filters)) });

export const FilterList: z.ZodMiniType = /* @__PURE__ */ z.array(Filters).check(z.minLength(1), z.maxLength(64));

export const Id: z.ZodMiniType = /* @__PURE__ */ z.string();

export const OrgId: z.ZodMiniType = /* @__PURE__ */ z.string();

export const ProblemCode: z.ZodMiniType = /* @__PURE__ */ z.string().check(z.regex(new RegExp("^[a-z][a-z0-9_]*$", "u")));

export const ProblemDetail: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ pointer: z.string(), code: z.string(), message: z.string() });

export const Problem: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ type: z.string(), title: z.string(), status: z.int().check(z.gte(400), z.lte(599)), detail: z.optional(z.string()), instance: z.optional(z.string()), code: ProblemCode, requestId: z.string(), errors: z.optional(z.array(ProblemDetail)), current: z.optional(z.record(z.string(), z.unknown())) });

export const SortDirection: z.ZodMiniType = /* @__PURE__ */ z.literal(["asc","desc"]);

export const SortField: z.ZodMiniType = /* @__PURE__ */ z.strictObject({ field: FieldPath, direction: z.optional(SortDirection) });

export const Sort: z.ZodMiniType = /* @__PURE__ */ z.array(SortField).check(z.maxLength(8));

export const Timestamp: z.ZodMiniType = /* @__PURE__ */ z.string();

export const TotalKind: z.ZodMiniType = /* @__PURE__ */ z.literal(["estimated","exact"]);

export const Version: z.ZodMiniType = /* @__PURE__ */ z.int().check(z.gte(1), z.lte(9007199254740991));
