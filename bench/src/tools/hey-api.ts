import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { documents } from "@elqnt/contracts/openapi";
import { createClient } from "@hey-api/openapi-ts";
import { build } from "esbuild";
import { cacheFolder } from "../harness/folders.ts";

/** The document of a service as one file, as other generators want it. @returns its path. */
export function documentFile(service: string): string {
  const path = join(cacheFolder("documents"), `${service}.json`);
  writeFileSync(path, JSON.stringify(documents[service]));
  return path;
}

/** Generates the fetch SDK of a service with hey-api. @returns the folder it was written to. */
export async function generateHeyApi(service: string): Promise<string> {
  const output = join(cacheFolder("hey-api"), service);
  await createClient({ input: documentFile(service), output, logs: { level: "silent" } });
  return output;
}

/** The part of hey-api's client that is called here. */
export interface HeyApiClient {
  get(options: Record<string, unknown>): Promise<{ data?: unknown; error?: unknown }>;
  readonly interceptors: { readonly request: { use(change: (request: Request) => Request): void } };
}

/** Loads the client that hey-api generated; its imports lack extensions, so it is bundled first. */
export async function loadHeyApiClient(options: Record<string, unknown>): Promise<HeyApiClient> {
  const outfile = join(cacheFolder("hey-api"), "client.mjs");
  const entryPoints = [`${await generateHeyApi("entities")}/client/index.ts`];
  await build({ entryPoints, outfile, bundle: true, format: "esm", target: "node24", logLevel: "silent" });
  return (await import(outfile)).createClient(options);
}
