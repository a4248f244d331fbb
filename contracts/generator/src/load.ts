import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { bundle, type Config, createConfig } from "@redocly/openapi-core";
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

/** `kg-query.yaml` and `kg-ingest.yaml` are documents of the service `kg`. */
export const serviceOf = (file: string): string => basename(file, ".yaml").split("-")[0]!;

async function loadDocument(file: string, config: Config): Promise<LoadedService> {
  const result = await bundle({ ref: file, config });
  const broken = result.problems.filter((problem) => problem.severity === "error");
  if (broken.length > 0)
    throw new Error(
      `Failed to bundle "${basename(file)}": ${broken.map((problem) => problem.message).join("; ")}`,
    );
  const source = parse(readFileSync(file, "utf8")) as OpenApiDocument;
  return {
    name: serviceOf(file),
    document: result.bundle.parsed as OpenApiDocument,
    own: new Set(Object.keys(source.components?.schemas ?? {})),
  };
}

type Named = Record<string, unknown>;

/** Both maps in one; what stands in both must be the same. */
function union(name: string, left: Named, right: Named): Named {
  const different = Object.keys(right).filter(
    (key) => key in left && !isDeepStrictEqual(left[key], right[key]),
  );
  if (different.length > 0)
    throw new Error(`Failed to join the documents of "${name}": they differ in ${different.join(", ")}.`);
  return { ...left, ...right };
}

/** The documents of one service as one. */
function joined(left: LoadedService, right: LoadedService): LoadedService {
  const { name } = left;
  const groups = new Set([left, right].flatMap(({ document }) => Object.keys(document.components ?? {})));
  const components = Object.fromEntries(
    [...groups].map((group) => [
      group,
      union(
        name,
        (left.document.components?.[group] as Named) ?? {},
        (right.document.components?.[group] as Named) ?? {},
      ),
    ]),
  );
  return {
    name,
    own: new Set([...left.own, ...right.own]),
    document: {
      ...left.document,
      tags: [...((left.document.tags as unknown[]) ?? []), ...((right.document.tags as unknown[]) ?? [])],
      paths: union(name, left.document.paths, right.document.paths) as OpenApiDocument["paths"],
      components,
    },
  };
}

function joinServices(loaded: readonly LoadedService[]): LoadedService[] {
  const services = new Map<string, LoadedService>();
  for (const service of loaded) {
    const known = services.get(service.name);
    services.set(service.name, known ? joined(known, service) : service);
  }
  return [...services.values()];
}

/** Reads and bundles every contract below `root`: external references become named components. */
export async function loadContracts(root: string): Promise<Contracts> {
  const config = await createConfig({});
  const services = joinServices(
    await Promise.all(yamlFiles(join(root, "openapi")).map((file) => loadDocument(file, config))),
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
