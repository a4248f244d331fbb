// Generated from contracts/openapi by "npm run generate". Do not edit.
import { below, boolean, choice, isObject, list, missing, number, text, wrongType } from "../../src/checks.ts";

const values1 = ["ok"];
const values2 = ["ready","notReady","draining"];
const check3 = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
};

export const Health = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.status === undefined) missing(at, issues, "status");
  if (value.status !== undefined) {
  text(value.status, at, "status", issues);
  choice(value.status, at, "status", issues, values1);
  }
  if (value.version !== undefined) text(value.version, at, "version", issues);
};

export const Readiness = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.status === undefined) missing(at, issues, "status");
  if (value.checks === undefined) missing(at, issues, "checks");
  if (value.status !== undefined) ReadinessStatus(value.status, at, "status", issues);
  if (value.checks !== undefined) list(value.checks, at, "checks", issues, ReadinessCheck);
};

export const ReadinessStatus = (value, path, key, issues) => {
  text(value, path, key, issues);
  choice(value, path, key, issues, values2);
};

export const ReadinessCheck = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.name === undefined) missing(at, issues, "name");
  if (value.ok === undefined) missing(at, issues, "ok");
  if (value.name !== undefined) text(value.name, at, "name", issues);
  if (value.ok !== undefined) boolean(value.ok, at, "ok", issues);
  if (value.optional !== undefined) boolean(value.optional, at, "optional", issues);
  if (value.durationMs !== undefined) number(value.durationMs, at, "durationMs", issues, 0);
  if (value.detail !== undefined) text(value.detail, at, "detail", issues);
};

export const OpenApiDocument = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.openapi === undefined) missing(at, issues, "openapi");
  if (value.info === undefined) missing(at, issues, "info");
  if (value.paths === undefined) missing(at, issues, "paths");
  if (value.openapi !== undefined) text(value.openapi, at, "openapi", issues);
  if (value.info !== undefined) check3(value.info, at, "info", issues);
  if (value.paths !== undefined) check3(value.paths, at, "paths", issues);
};
