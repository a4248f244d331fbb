import { type Fields, isSame } from "../schema/fields-patch.ts";

/** A field both sides changed, differently. */
export interface Clash {
  name: string;
  mine: unknown;
  theirs: unknown;
}

export interface FieldsMerge {
  clashes: Clash[];
  /** Fields only one side changed: no question to ask. */
  merged: string[];
  /** The values to keep, given the names of the clashes where theirs win. */
  resolve: (takeTheirs: ReadonlySet<string>) => Fields;
}

/** Three-way merge of a record's fields: what both started from, what I changed, what they stored. */
export function mergeFields(base: Fields, mine: Fields, theirs: Fields): FieldsMerge {
  const names = [...new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)])];
  const changed = names.filter((name) => !isSame(mine[name], theirs[name]));
  const clashes = changed.filter(
    (name) => !isSame(base[name], mine[name]) && !isSame(base[name], theirs[name]),
  );
  const resolve = (takeTheirs: ReadonlySet<string>): Fields => {
    const keepsMine = (name: string) =>
      clashes.includes(name) ? !takeTheirs.has(name) : !isSame(base[name], mine[name]);
    const entries = names.map((name) => [name, keepsMine(name) ? mine[name] : theirs[name]] as const);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  };
  return {
    clashes: clashes.map((name) => ({ name, mine: mine[name], theirs: theirs[name] })),
    merged: changed.filter((name) => !clashes.includes(name)),
    resolve,
  };
}
