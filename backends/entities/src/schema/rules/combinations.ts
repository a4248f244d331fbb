import type { Json } from "../pointer.ts";
import { type Check, every, type Rule, report, type SchemaCompiler } from "./rule.ts";

/** Keywords that put schemas together for the same value. */
export const combinations: Readonly<Record<string, Rule>> = {
  $ref(schema: Json, compiler: SchemaCompiler): Check | undefined {
    return typeof schema.$ref === "string" ? compiler.reference(schema.$ref) : undefined;
  },
  allOf(schema: Json, compiler: SchemaCompiler): Check | undefined {
    return Array.isArray(schema.allOf)
      ? every(schema.allOf.map((entry) => compiler.compile(entry)))
      : undefined;
  },
  anyOf(schema: Json, compiler: SchemaCompiler): Check | undefined {
    if (!Array.isArray(schema.anyOf)) return undefined;
    const checks = schema.anyOf.map((entry) => compiler.alternative(entry));
    return (value, path, issues) =>
      checks.some((check) => check(value)) ||
      report(issues, path, "anyOf", "must fit at least one of the alternatives");
  },
  oneOf(schema: Json, compiler: SchemaCompiler): Check | undefined {
    if (!Array.isArray(schema.oneOf)) return undefined;
    const checks = schema.oneOf.map((entry) => compiler.alternative(entry));
    return (value, path, issues) =>
      checks.filter((check) => check(value)).length === 1 ||
      report(issues, path, "oneOf", "must fit exactly one of the alternatives");
  },
  not(schema: Json, compiler: SchemaCompiler): Check | undefined {
    if (schema.not === undefined) return undefined;
    const check = compiler.alternative(schema.not);
    return (value, path, issues) => !check(value) || report(issues, path, "not", "is not allowed");
  },
  if(schema: Json, compiler: SchemaCompiler): Check | undefined {
    if (schema.if === undefined) return undefined;
    const condition = compiler.alternative(schema.if);
    const yes = compiler.compile(schema.then ?? true);
    const no = compiler.compile(schema.else ?? true);
    return (value, path, issues) => (condition(value) ? yes : no)(value, path, issues);
  },
};
