// Generated from contracts/openapi by "npm run generate". Do not edit.
import { anyOf, below, boolean, choice, integer, isObject, list, missing, size, text, token, types, unknown, wrongType } from "../../src/checks.ts";

const values1 = ["none","estimated","exact"];
const names2 = new Set(["eq","ne","gt","gte","lt","lte","between","in","nin","contains","startsWith","endsWith","has","hasAny","hasAll","exists"]);
const check3 = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
};
const pattern4 = new RegExp("^[a-z][a-z0-9_]*$", "u");
const values5 = ["asc","desc"];
const values6 = ["estimated","exact"];

export const Actor = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.userId === undefined) missing(at, issues, "userId");
  if (value.userId !== undefined) UserId(value.userId, at, "userId", issues);
  if (value.email !== undefined) text(value.email, at, "email", issues);
};

export const CountMode = (value, path, key, issues) => {
  text(value, path, key, issues);
  choice(value, path, key, issues, values1);
};

export const Cursor = (value, path, key, issues) => {
  text(value, path, key, issues, 1, 2048);
};

export const FieldPath = (value, path, key, issues) => {
  text(value, path, key, issues, 1, 256);
};

export const FilterBound = (value, path, key, issues) => {
  types(value, path, key, issues, ["string","number"]);
  if (typeof value === "string") {
  text(value, path, key, issues, undefined, 4096);
  }
};

export const FilterCondition = (value, path, key, issues) => {
  anyOf(value, path, key, issues, [FilterScalar, FilterOperators, Filters, FilterList]);
};

export const FilterList = (value, path, key, issues) => {
  list(value, path, key, issues, Filters, 1, 64);
};

export const FilterOperators = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  size(value, at, issues, 1);
  for (const name in value) if (!names2.has(name)) unknown(at, issues, name);
  if (value.eq !== undefined) FilterScalar(value.eq, at, "eq", issues);
  if (value.ne !== undefined) FilterScalar(value.ne, at, "ne", issues);
  if (value.gt !== undefined) FilterBound(value.gt, at, "gt", issues);
  if (value.gte !== undefined) FilterBound(value.gte, at, "gte", issues);
  if (value.lt !== undefined) FilterBound(value.lt, at, "lt", issues);
  if (value.lte !== undefined) FilterBound(value.lte, at, "lte", issues);
  if (value.between !== undefined) list(value.between, at, "between", issues, FilterBound, 2, 2);
  if (value.in !== undefined) FilterValues(value.in, at, "in", issues);
  if (value.nin !== undefined) FilterValues(value.nin, at, "nin", issues);
  if (value.contains !== undefined) text(value.contains, at, "contains", issues, undefined, 1024);
  if (value.startsWith !== undefined) text(value.startsWith, at, "startsWith", issues, undefined, 1024);
  if (value.endsWith !== undefined) text(value.endsWith, at, "endsWith", issues, undefined, 1024);
  if (value.has !== undefined) FilterScalar(value.has, at, "has", issues);
  if (value.hasAny !== undefined) FilterValues(value.hasAny, at, "hasAny", issues);
  if (value.hasAll !== undefined) FilterValues(value.hasAll, at, "hasAll", issues);
  if (value.exists !== undefined) boolean(value.exists, at, "exists", issues);
};

export const FilterScalar = (value, path, key, issues) => {
  types(value, path, key, issues, ["string","number","boolean","null"]);
  if (typeof value === "string") {
  text(value, path, key, issues, undefined, 4096);
  }
};

export const FilterValues = (value, path, key, issues) => {
  list(value, path, key, issues, FilterScalar, undefined, 1000);
};

export const Filters = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  size(value, at, issues, 0, 64);
  for (const name in value) if (name !== "$and" && name !== "$or" && name !== "$not") FilterCondition(value[name], at, token(name), issues);
  if (value.$and !== undefined) FilterList(value.$and, at, "$and", issues);
  if (value.$or !== undefined) FilterList(value.$or, at, "$or", issues);
  if (value.$not !== undefined) Filters(value.$not, at, "$not", issues);
};

export const Id = (value, path, key, issues) => {
  text(value, path, key, issues, undefined, undefined, undefined, "uuid");
};

export const OrgId = (value, path, key, issues) => {
  text(value, path, key, issues, undefined, undefined, undefined, "uuid");
};

export const Problem = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.type === undefined) missing(at, issues, "type");
  if (value.title === undefined) missing(at, issues, "title");
  if (value.status === undefined) missing(at, issues, "status");
  if (value.code === undefined) missing(at, issues, "code");
  if (value.requestId === undefined) missing(at, issues, "requestId");
  if (value.type !== undefined) text(value.type, at, "type", issues, undefined, undefined, undefined, "uri");
  if (value.title !== undefined) text(value.title, at, "title", issues);
  if (value.status !== undefined) integer(value.status, at, "status", issues, 400, 599);
  if (value.detail !== undefined) text(value.detail, at, "detail", issues);
  if (value.instance !== undefined) text(value.instance, at, "instance", issues, undefined, undefined, undefined, "uri-reference");
  if (value.code !== undefined) ProblemCode(value.code, at, "code", issues);
  if (value.requestId !== undefined) text(value.requestId, at, "requestId", issues);
  if (value.errors !== undefined) list(value.errors, at, "errors", issues, ProblemDetail);
  if (value.current !== undefined) check3(value.current, at, "current", issues);
};

export const ProblemCode = (value, path, key, issues) => {
  text(value, path, key, issues, undefined, undefined, pattern4);
};

export const ProblemDetail = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.pointer === undefined) missing(at, issues, "pointer");
  if (value.code === undefined) missing(at, issues, "code");
  if (value.message === undefined) missing(at, issues, "message");
  if (value.pointer !== undefined) text(value.pointer, at, "pointer", issues);
  if (value.code !== undefined) text(value.code, at, "code", issues);
  if (value.message !== undefined) text(value.message, at, "message", issues);
};

export const Sort = (value, path, key, issues) => {
  list(value, path, key, issues, SortField, undefined, 8);
};

export const SortDirection = (value, path, key, issues) => {
  text(value, path, key, issues);
  choice(value, path, key, issues, values5);
};

export const SortField = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.field === undefined) missing(at, issues, "field");
  for (const name in value) if (name !== "field" && name !== "direction") unknown(at, issues, name);
  if (value.field !== undefined) FieldPath(value.field, at, "field", issues);
  if (value.direction !== undefined) SortDirection(value.direction, at, "direction", issues);
};

export const Timestamp = (value, path, key, issues) => {
  text(value, path, key, issues, undefined, undefined, undefined, "date-time");
};

export const TotalKind = (value, path, key, issues) => {
  text(value, path, key, issues);
  choice(value, path, key, issues, values6);
};

export const UserId = (value, path, key, issues) => {
  text(value, path, key, issues, 1, 128);
};

export const Version = (value, path, key, issues) => {
  integer(value, path, key, issues, 1, 9007199254740991);
};
