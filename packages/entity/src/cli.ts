#!/usr/bin/env node
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { createGateway, paginate } from "@elqnt/api";
import { listDefinitions } from "./api.ts";
import { typesOfDefinitions } from "./cli/definition-types.ts";
import type { EntityDefinition } from "./models.ts";

const usage = `elqnt-types pull: write types for the definitions of an organization.

  --url <url>    API gateway. Default http://localhost:8080.
  --org <uuid>   Organization.
  --out <file>   Default src/entities.gen.ts.
  --check        Write nothing; fail when the file is not up to date.

The token is read from ELQNT_TOKEN; it needs the scope read:entities.
`;

async function pull(url: string, orgId: string): Promise<string> {
  const { ELQNT_TOKEN: token } = process.env;
  if (!token) throw new Error("ELQNT_TOKEN is not set. Put a gateway token into it.");
  const gateway = createGateway({ baseUrl: url, orgId, getToken: () => token });
  const definitions: EntityDefinition[] = [];
  for await (const definition of paginate(listDefinitions, gateway, { limit: 200 }))
    definitions.push(definition);
  return typesOfDefinitions(definitions);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      url: { type: "string", default: "http://localhost:8080" },
      org: { type: "string" },
      out: { type: "string", default: "src/entities.gen.ts" },
      check: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return console.log(usage);
  if (positionals[0] !== "pull" || !values.org)
    throw new Error(`Failed to understand the command.\n\n${usage}`);
  const source = await pull(values.url, values.org);
  const present = await readFile(values.out, "utf8").catch(() => undefined);
  if (present === source) return console.log(`${values.out} is up to date.`);
  if (values.check) throw new Error(`${values.out} is not up to date. Run elqnt-types pull.`);
  await mkdir(dirname(values.out), { recursive: true });
  await writeFile(values.out, source);
  console.log(`Wrote ${values.out}.`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
