import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder, room } from "../harness/folders.ts";
import type { Result } from "../harness/result.ts";
import { round, times } from "../harness/stats.ts";
import { documentFile, generateHeyApi } from "./hey-api.ts";
import { type SampleCall, sampleCalls } from "./type-calls.ts";

const service = "entities";
const folder = cacheFolder("type-cost");

interface Check {
  readonly instantiations: number;
  readonly errors: number;
}

function check(name: string, source: string): Check {
  const compilerOptions = {
    target: "es2022",
    lib: ["es2024", "dom", "dom.iterable", "dom.asynciterable"],
    module: "preserve",
    moduleResolution: "bundler",
    customConditions: ["@elqnt/source"],
    allowImportingTsExtensions: true,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  };
  writeFileSync(join(folder, `${name}.ts`), source);
  writeFileSync(join(folder, `${name}.json`), JSON.stringify({ compilerOptions, files: [`${name}.ts`] }));
  const args = [
    join(room, "node_modules/typescript/bin/tsc"),
    "-p",
    join(folder, `${name}.json`),
    "--extendedDiagnostics",
  ];
  let output: string;
  try {
    output = execFileSync(process.execPath, args, { encoding: "utf8", maxBuffer: 2 ** 26 });
  } catch (error) {
    output = (error as { stdout: string }).stdout;
  }
  const instantiations = Number(/^Instantiations:\s+(\d+)/m.exec(output)![1]);
  return { instantiations, errors: [...output.matchAll(/error TS\d+/g)].length };
}

/** A style of client: the head every module needs, and one call. */
interface Style {
  readonly head: string;
  call(sample: SampleCall): string;
}

async function styles(): Promise<Record<string, Style>> {
  const openapiTypescript = join(room, "node_modules/openapi-typescript/bin/cli.js");
  execFileSync(
    process.execPath,
    [openapiTypescript, documentFile(service), "-o", join(folder, "paths.d.ts")],
    { stdio: "ignore" },
  );
  const sdk = `${await generateHeyApi(service)}/sdk.gen.ts`;
  const options = ({ params, body }: SampleCall): Record<string, unknown> => ({
    ...params,
    ...(body === undefined ? {} : { body }),
  });
  const forbidden = new Set(["delete"]);
  return {
    "@elqnt/entity": {
      head: `import { createGateway } from "@elqnt/api"; import * as m from "@elqnt/entity/api";
        export const gateway = createGateway({ baseUrl: "", orgId: "o" }); export { m };`,
      call: ({ operation, params, body }) => {
        const version = operation.concurrency ? { version: 1 } : {};
        const input = {
          ...params.path,
          ...params.query,
          ...version,
          ...(body === undefined ? {} : { body }),
        };
        return `export const ${operation.operationId} = await m.${operation.operationId}(gateway, ${JSON.stringify(input)});`;
      },
    },
    "openapi-fetch": {
      head: `import createClient from "openapi-fetch"; import type { paths } from "./paths.d.ts";
        export const client = createClient<paths>({ baseUrl: "" });`,
      call: ({ operation, params, body }) => {
        const init = { params, ...(body === undefined ? {} : { body }) };
        return `export const { data: ${operation.operationId} } = await client.${operation.method}(${JSON.stringify(operation.path)}, ${JSON.stringify(init)});`;
      },
    },
    "hey-api": {
      head: `import * as m from ${JSON.stringify(sdk)}; export { m };`,
      call: (sample) => {
        const { operationId } = sample.operation;
        const name = forbidden.has(operationId) ? `${operationId}_` : operationId;
        const { header, ...rest } = options(sample);
        const given = { ...rest, ...(header === undefined ? {} : { headers: header }) };
        return `export const { data: ${name} } = await m.${name}(${JSON.stringify(given)});`;
      },
    },
  };
}

/** What one call of each operation costs the type checker. Counts are the same on every machine. */
export async function run(): Promise<Result> {
  const samples = sampleCalls(service);
  const measured = Object.entries(await styles()).map(([name, { head, call }]) => {
    const id = name.replaceAll(/\W/g, "-");
    const before = check(`${id}-baseline`, head);
    const after = check(id, `${head}\n${samples.map(call).join("\n")}`);
    const each = (after.instantiations - before.instantiations) / samples.length;
    return { name, before, after, each };
  });
  const eachOf = (name: string) => measured.find((one) => one.name === name)!.each;
  const ours = eachOf("@elqnt/entity");
  return {
    title: "Type cost",
    method: `A module that calls each of the ${samples.length} JSON operations of the entities contract once, less the same module without calls; \`tsc --extendedDiagnostics\`, instantiations. Counts, not times. The gate in \`e2e\` measures all packages over their published declarations.`,
    rows: measured.map(({ name, before, after, each }) => ({
      name,
      values: {
        "imports only": before.instantiations,
        "each called once": after.instantiations,
        "per operation": round(each, 1),
        "all of it per operation": round(after.instantiations / samples.length, 1),
        "type errors": after.errors,
      },
    })),
    verdicts: [
      {
        what: "type cost: one call per operation",
        budget: "≤ 60 instantiations per operation",
        measured: `${round(ours, 1)}; openapi-fetch ${round(eachOf("openapi-fetch"))} (${times(eachOf("openapi-fetch") / ours, 0)}), hey-api ${round(eachOf("hey-api"))} (${times(eachOf("hey-api") / ours, 0)}) above its imports, which cost ${round(measured.find(({ name }) => name === "hey-api")!.before.instantiations / samples.length)} each`,
        met: ours <= 60,
      },
    ],
  };
}
