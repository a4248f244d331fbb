import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { bundle, createConfig } from "@redocly/openapi-core";
import { parse } from "yaml";
import type { OpenApiDocument } from "./document.ts";

export interface LoadedService {
  name: string;
  document: OpenApiDocument;
  /** Names of the component schemas that the service's own document declares; the others are shared. */
  own: ReadonlySet<string>;
}

export interface ProblemEntry {
  status: number;
  title: string;
  description: string;
  /** Which operations can answer it without saying so. */
  implied?: "always" | "user" | "body" | "idempotency" | "concurrency" | "pagination";
}

export interface Contracts {
  services: LoadedService[];
  problems: Record<string, ProblemEntry>;
  events: { name: string; document: Record<string, unknown> }[];
}

const yamlFiles = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => join(folder, file));

/** Reads and bundles every contract below `root`: external references become named components. */
export async function loadContracts(root: string): Promise<Contracts> {
  const config = await createConfig({});
  const services = await Promise.all(
    yamlFiles(join(root, "openapi")).map(async (file): Promise<LoadedService> => {
      const result = await bundle({ ref: file, config });
      const broken = result.problems.filter((problem) => problem.severity === "error");
      if (broken.length > 0) {
        throw new Error(
          `Failed to bundle "${basename(file)}": ${broken.map((problem) => problem.message).join("; ")}`,
        );
      }
      const source = parse(readFileSync(file, "utf8")) as OpenApiDocument;
      return {
        name: basename(file, ".yaml"),
        document: result.bundle.parsed as OpenApiDocument,
        own: new Set(Object.keys(source.components?.schemas ?? {})),
      };
    }),
  );
  const problems = parse(readFileSync(join(root, "problems.yaml"), "utf8")) as Record<string, ProblemEntry>;
  const events = await Promise.all(
    yamlFiles(join(root, "events")).map(async (file) => ({
      name: basename(file, ".yaml"),
      document: (await bundle({ ref: file, config })).bundle.parsed as Record<string, unknown>,
    })),
  );
  return { services, problems, events };
}
