import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { getLineColLocation, lint, loadConfig, type NormalizedProblem } from "@redocly/openapi-core";
import { problemRegistry, registryFaults } from "./problems.ts";

const contracts = join(import.meta.dirname, "..");

/** Every OpenAPI and AsyncAPI document of the contracts. */
export const documentFiles = (): string[] =>
  ["openapi", "events"].flatMap((folder) =>
    readdirSync(join(contracts, folder))
      .filter((file) => file.endsWith(".yaml"))
      .sort()
      .map((file) => join(contracts, folder, file)),
  );

function lineOf({ message, ruleId, location }: NormalizedProblem): string {
  const [place] = location;
  if (!place) return `${ruleId}: ${message}`;
  const { start } = getLineColLocation(place);
  return `contracts/${relative(contracts, place.source.absoluteRef)}:${start.line}:${start.col} ${ruleId}: ${message}`;
}

/** Runs every rule over every contract and answers the findings, one line each. */
export async function lintContracts(): Promise<string[]> {
  const config = await loadConfig({ configPath: join(contracts, "redocly.yaml") });
  const found = await Promise.all(documentFiles().map((ref) => lint({ ref, config })));
  const faults = registryFaults(problemRegistry).map((fault) => `contracts/problems.yaml ${fault}`);
  return [...new Set([...found.flat().map(lineOf), ...faults])];
}

if (import.meta.main) {
  const findings = await lintContracts();
  for (const finding of findings) console.error(finding);
  console.log(`${documentFiles().length} contracts, ${findings.length} findings.`);
  process.exitCode = findings.length > 0 ? 1 : 0;
}
