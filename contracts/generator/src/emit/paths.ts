import openapiTypescript, { astToString } from "openapi-typescript";
import type { OpenApiDocument } from "../document.ts";
import { header } from "./names.ts";

/** The `paths` type of a document for openapi-fetch: the typed escape hatch for raw calls. */
export async function pathsTypes(name: string, document: OpenApiDocument): Promise<string> {
  const nodes = await openapiTypescript(structuredClone(document) as never, { silent: true });
  return `${header(`contracts/openapi/${name}.yaml`)}${astToString(nodes)}`;
}
