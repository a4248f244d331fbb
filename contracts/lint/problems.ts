import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { ProblemEntry } from "../generator/src/load.ts";

const file = join(import.meta.dirname, "../problems.yaml");

/** problems.yaml by code. */
export const problemRegistry = parse(readFileSync(file, "utf8")) as Record<string, ProblemEntry>;

function faultsOf(code: string, { status, title, description }: Partial<ProblemEntry>): string[] {
  return [
    /^[a-z][a-z0-9_]*$/.test(code) ? "" : "the code must be snake_case",
    Number.isInteger(status) && status! >= 400 && status! <= 599 ? "" : "the status must be 400–599",
    title && !title.endsWith(".") ? "" : "the title must be a phrase without a full stop",
    description?.endsWith(".") ? "" : "the description must be sentences",
  ].filter(Boolean);
}

/** What is wrong with a registry of problem codes, one line each. */
export const registryFaults = (registry: Record<string, Partial<ProblemEntry>>): string[] =>
  Object.entries(registry).flatMap(([code, entry]) =>
    faultsOf(code, entry).map((fault) => `${code}: ${fault}`),
  );
