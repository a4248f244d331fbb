import { type Issue, type Json, type Path, pointerOf } from "../pointer.ts";

/** Checks one value: adds what is wrong to `issues` and says whether nothing was. */
export type Check = (value: unknown, path: Path | undefined, issues: Issue[]) => boolean;

/** Compiles one keyword, or undefined when the schema does not have it. */
export type Rule = (schema: Json, compiler: SchemaCompiler) => Check | undefined;

/** What a rule needs to compile the schemas inside its own. */
export interface SchemaCompiler {
  compile(schema: unknown): Check;
  /** Compiles a schema whose answer is only looked at, not reported. */
  alternative(schema: unknown): (value: unknown) => boolean;
  reference(pointer: string): Check;
}

/** No caller reads more; the walk through a value stops adding there. */
const MAX_ISSUES = 50;

export const ALWAYS: Check = () => true;
export const NEVER: Check = (_value, path, issues) => report(issues, path, "false", "is not allowed");

/** Holds when all hold; all are asked, so that every issue is told. */
export function every(checks: readonly Check[]): Check {
  const [first, second] = checks;
  if (!first) return ALWAYS;
  if (!second) return first;
  return (value, path, issues) => {
    let valid = true;
    for (const check of checks) if (!check(value, path, issues)) valid = false;
    return valid;
  };
}

export function report(issues: Issue[], path: Path | undefined, code: string, message: string): false {
  if (issues.length < MAX_ISSUES) issues.push({ pointer: pointerOf(path), code, message });
  return false;
}

/** A check of one keyword over values of one JSON type; other types pass, as the specification says. */
export function rule<TValue>(
  keyword: string,
  applies: (value: unknown) => value is TValue,
  build: (operand: never, schema: Json) => (value: TValue) => boolean,
  message: (operand: never) => string,
): Rule {
  return (schema) => {
    if (!Object.hasOwn(schema, keyword)) return undefined;
    const operand = schema[keyword] as never;
    const holds = build(operand, schema);
    return (value, path, issues) =>
      !applies(value) || holds(value) || report(issues, path, keyword, message(operand));
  };
}

export const isText = (value: unknown): value is string => typeof value === "string";
export const isNumber = (value: unknown): value is number => typeof value === "number";
export const isList = (value: unknown): value is unknown[] => Array.isArray(value);
export const isAny = (_value: unknown): _value is unknown => true;
