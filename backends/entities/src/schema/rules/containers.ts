import { matchesPattern } from "../patterns.ts";
import { type Issue, isObject, type Json, type Path } from "../pointer.ts";
import { type Check, isList, type Rule, report, type SchemaCompiler } from "./rule.ts";

type Rules = Readonly<Record<string, Rule>>;

export const lists: Rules = {
  items(schema: Json, compiler: SchemaCompiler): Check | undefined {
    if (schema.items === undefined && schema.prefixItems === undefined) return undefined;
    const prefix = ((schema.prefixItems as unknown[]) ?? []).map((entry) => compiler.compile(entry));
    const rest = compiler.compile(schema.items ?? true);
    return (value, path, issues) => {
      if (!isList(value)) return true;
      let valid = true;
      for (let key = 0; key < value.length; key++) {
        if (!(prefix[key] ?? rest)(value[key], { parent: path, key }, issues)) valid = false;
      }
      return valid;
    };
  },
  contains(schema: Json, compiler: SchemaCompiler): Check | undefined {
    if (schema.contains === undefined) return undefined;
    const check = compiler.alternative(schema.contains);
    const least = (schema.minContains as number | undefined) ?? 1;
    const most = (schema.maxContains as number | undefined) ?? Number.POSITIVE_INFINITY;
    return (value, path, issues) => {
      if (!isList(value)) return true;
      const found = value.filter(check).length;
      return (
        (found >= least && found <= most) ||
        report(issues, path, "contains", "must hold the items its schema asks for")
      );
    };
  },
};

export const objects: Rules = {
  required(schema: Json): Check | undefined {
    if (!Array.isArray(schema.required)) return undefined;
    const names = schema.required as string[];
    return (value, path, issues) => !isObject(value) || requireAll(value, names, path, issues);
  },
  dependentRequired(schema: Json): Check | undefined {
    if (!isObject(schema.dependentRequired)) return undefined;
    const entries = Object.entries(schema.dependentRequired as Record<string, string[]>);
    return (value, path, issues) =>
      !isObject(value) ||
      entries.every(([name, names]) => !Object.hasOwn(value, name) || requireAll(value, names, path, issues));
  },
  dependentSchemas(schema: Json, compiler: SchemaCompiler): Check | undefined {
    if (!isObject(schema.dependentSchemas)) return undefined;
    const entries = Object.entries(schema.dependentSchemas).map(
      ([name, entry]) => [name, compiler.compile(entry)] as const,
    );
    return (value, path, issues) =>
      !isObject(value) ||
      entries.every(([name, check]) => !Object.hasOwn(value, name) || check(value, path, issues));
  },
  properties(schema: Json, compiler: SchemaCompiler): Check | undefined {
    const { properties, patternProperties, additionalProperties } = schema;
    if (properties === undefined && patternProperties === undefined && additionalProperties === undefined)
      return undefined;
    const named = new Map(
      Object.entries((properties as Json) ?? {}).map(([name, entry]) => [name, compiler.compile(entry)]),
    );
    const patterned = Object.entries((patternProperties as Json) ?? {}).map(
      ([pattern, entry]) => [pattern, compiler.compile(entry)] as const,
    );
    const others = additionalProperties === undefined ? undefined : compiler.compile(additionalProperties);
    const open = additionalProperties === false ? additional : others;
    return (value, path, issues) => {
      if (!isObject(value)) return true;
      let valid = true;
      for (const key of Object.keys(value)) {
        const checks = [
          named.get(key),
          ...patterned.map(([pattern, check]) => (matchesPattern(pattern, key) ? check : undefined)),
        ];
        const matched = checks.some((check) => check !== undefined);
        for (const check of matched ? checks : [open]) {
          if (check && !check(value[key], { parent: path, key }, issues)) valid = false;
        }
      }
      return valid;
    };
  },
  propertyNames(schema: Json, compiler: SchemaCompiler): Check | undefined {
    if (schema.propertyNames === undefined) return undefined;
    const check = compiler.compile(schema.propertyNames);
    return (value, path, issues) =>
      !isObject(value) || Object.keys(value).every((key) => check(key, { parent: path, key }, issues));
  },
};

const additional: Check = (_value, path, issues) =>
  report(issues, path, "additionalProperties", "is no field of this entity");

function requireAll(value: Json, names: readonly string[], path: Path | undefined, issues: Issue[]): boolean {
  let valid = true;
  for (const key of names) {
    if (!Object.hasOwn(value, key)) valid = report(issues, { parent: path, key }, "required", "is required");
  }
  return valid;
}
