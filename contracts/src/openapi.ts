import { documents } from "../generated/documents.gen.ts";

export { documents };

/** A bundled OpenAPI 3.1 document: every reference is local. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly summary?: string;
    readonly description?: string;
    readonly [key: string]: unknown;
  };
  readonly paths: Readonly<Record<string, unknown>>;
  readonly components?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly [key: string]: unknown;
}

/** One document for the whole platform, as the gateway answers it at `/openapi.json`. Internal operations are left out. */
export function platformDocument(
  parts: readonly OpenApiDocument[] = Object.values(documents),
): OpenApiDocument {
  const components: Record<string, Record<string, unknown>> = {};
  const paths: Record<string, unknown> = {};
  for (const part of parts) {
    for (const [section, entries] of Object.entries(part.components ?? {})) {
      components[section] = { ...components[section], ...entries };
    }
    for (const [path, item] of Object.entries(part.paths)) {
      const visible = Object.entries(item as Record<string, { security?: Record<string, unknown>[] }>).filter(
        ([, operation]) => !operation.security?.some((requirement) => "serviceProof" in requirement),
      );
      if (visible.some(([key]) => key !== "parameters")) paths[path] = Object.fromEntries(visible);
    }
  }
  const first = parts[0]!;
  return {
    openapi: first.openapi,
    info: { title: "Eloquent platform", version: first.info.version },
    paths,
    components,
  };
}
