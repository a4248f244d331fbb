import { clientPackages, entriesOf } from "../src/published.ts";
import { bundleSize } from "./measure.ts";

/** One line of the table; `budget` in bytes, absent where the size is only told. */
export interface SizeRow {
  readonly name: string;
  readonly bytes: number;
  readonly budget?: number;
  readonly note?: string;
}

const client = `export { createGateway, createTokenSource, isGatewayError } from "@elqnt/api";`;
const apiEntries = ["@elqnt/api", "@elqnt/api/*"];
const exportAll = (specifiers: readonly string[]): string =>
  specifiers.map((specifier) => `export * from "${specifier}";`).join("\n");

const domains = clientPackages.filter(
  ({ name, manifest }) => name !== "@elqnt/api" && "./hooks" in manifest.exports,
);
const operationEntries = domains.map(({ name }) => `${name}/api`);

async function countOperations(): Promise<number> {
  const modules = await Promise.all(operationEntries.map((specifier) => import(specifier)));
  const values = modules.flatMap((module) => Object.values<{ operation?: unknown }>(module));
  return values.filter(({ operation }) => operation).length;
}

async function clientRows(): Promise<SizeRow[]> {
  const one = (await bundleSize(`${client} export { createRecord } from "@elqnt/entity/api";`)).initial;
  const all = (await bundleSize(`${client} ${exportAll(operationEntries)}`)).initial;
  const operations = await countOperations();
  const further = Math.ceil((all - one) / (operations - 1));
  return [
    { name: "client, tokens and one operation", bytes: one, budget: 5_500 },
    { name: "each further operation", bytes: further, budget: 60, note: `mean of ${operations - 1}` },
  ];
}

async function hookRows(): Promise<SizeRow[]> {
  return Promise.all(
    domains.map(async ({ name }) => {
      const hooks = `export * from "${name}/hooks";`;
      const [own, whole] = await Promise.all([bundleSize(hooks, apiEntries), bundleSize(hooks)]);
      const note = `${whole.initial} B with @elqnt/api below them`;
      return { name: `${name}/hooks`, bytes: own.initial, budget: 3_000, note };
    }),
  );
}

/** Everything an app can use in the browser at once, each name kept. */
async function togetherRow(): Promise<SizeRow> {
  const packages = clientPackages.filter(({ name }) => name !== "@elqnt/react");
  const entries = packages.flatMap(entriesOf).filter((entry) => !entry.endsWith("/server"));
  const code = entries
    .map((entry, index) => `import * as m${index} from "${entry}"; use(m${index});`)
    .join("\n");
  const { initial } = await bundleSize(code);
  return {
    name: "all client packages together",
    bytes: initial,
    budget: 25_000,
    note: `${entries.length} entries`,
  };
}

async function mockRow(): Promise<SizeRow> {
  const { initial, later } = await bundleSize(`export * from "@elqnt/mock-server/browser";`);
  const note = `and ${later} B when first needed`;
  return { name: "@elqnt/mock-server/browser over MSW", bytes: initial, budget: 120_000, note };
}

/** What an app installs beside to draw graphs. */
const drawing = [
  "sigma",
  "sigma/*",
  "graphology",
  "graphology-layout-forceatlas2",
  "graphology-layout-forceatlas2/*",
];

/** Components are told, not gated: an app takes the entries it shows. */
async function componentRows(): Promise<SizeRow[]> {
  const own = clientPackages.filter(({ name }) => name === "@elqnt/react").flatMap(entriesOf);
  return Promise.all(
    own.map(async (name) => {
      const { initial } = await bundleSize(`export * from "${name}";`, [
        ...apiEntries,
        "@elqnt/entity/*",
        "@elqnt/kg/*",
        ...drawing,
      ]);
      return { name, bytes: initial, note: "with its third-party code, without @elqnt/api" };
    }),
  );
}

/** Measures what is built now. */
export async function sizeRows(): Promise<SizeRow[]> {
  const rows = await Promise.all([clientRows(), hookRows(), togetherRow(), mockRow(), componentRows()]);
  return rows.flat();
}
