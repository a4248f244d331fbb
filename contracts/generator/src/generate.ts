import type { Operation } from "../../src/operation.ts";
import type { Schema } from "./document.ts";
import { clientOperations } from "./emit/client.ts";
import { eventTypes } from "./emit/events.ts";
import { allOperationTypes, type OperationTypes } from "./emit/inputs.ts";
import { operationsMap, serviceModel, sharedModel, sharedSchemas } from "./emit/models.ts";
import { pathsTypes } from "./emit/paths.ts";
import { problemRegistry } from "./emit/problems.ts";
import { queryFactories } from "./emit/queries.ts";
import { catalogue, documents, operationTable, serviceIndex } from "./emit/server.ts";
import { checkedComponents, sharedCheckFiles, validatorFiles } from "./emit/validators.ts";
import { answeredComponents, sharedZodSchemas, zodSchemas } from "./emit/zod.ts";
import { type Contracts, type LoadedService, loadContracts } from "./load.ts";
import { operationRows } from "./operations.ts";
import type { Files } from "./write.ts";

/** The client package of each service that has one. */
const clientPackages: Readonly<Record<string, string>> = { auth: "auth", entities: "entity", kg: "kg" };

/** Folders whose `*.gen.*` files belong to the generator: anything else it finds there is a leftover. */
export const generatedFolders = [
  "contracts/generated",
  "packages/types/src",
  "packages/auth/src",
  "packages/entity/src",
  "packages/kg/src",
];

function refuseCollisions(services: readonly LoadedService[]): void {
  const seen = new Map<string, string>();
  for (const { name, own } of services) {
    for (const component of own) {
      const other = seen.get(component);
      if (other)
        throw new Error(
          `Failed to generate "${component}": both ${other} and ${name} declare it. Share or rename it.`,
        );
      seen.set(component, name);
    }
  }
}

const within = (folder: string, files: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries(files).map(([file, content]) => [`${folder}/${file}`, content]);

function serverFiles(
  service: LoadedService,
  rows: readonly Operation[],
  model: string,
  shared: ReadonlyMap<string, Schema>,
): [string, string][] {
  const { name, document } = service;
  return [
    [`contracts/generated/types/${name}.gen.ts`, model],
    [`contracts/generated/${name}/operations.gen.ts`, operationTable(service, rows)],
    [`contracts/generated/${name}/index.gen.ts`, serviceIndex(name)],
    ...within(`contracts/generated/${name}`, validatorFiles(document, rows, shared)),
  ];
}

async function clientFiles(
  service: LoadedService,
  common: ReadonlySet<string>,
  model: string,
  types: readonly OperationTypes[],
  shared: ReadonlyMap<string, Schema>,
): Promise<[string, string][]> {
  const { name, document } = service;
  const home = clientPackages[name];
  return [
    [`packages/types/src/generated/${name}.gen.ts`, model],
    [`packages/types/src/generated/schemas/${name}.gen.ts`, zodSchemas(service, types, shared)],
    [`packages/types/src/generated/paths/${name}.gen.ts`, await pathsTypes(name, document)],
    ...(home
      ? ([
          [`packages/${home}/src/api/operations.gen.ts`, clientOperations(name, types, common)],
          [`packages/${home}/src/queries/queries.gen.ts`, queryFactories(name, types)],
        ] as [string, string][])
      : []),
  ];
}

async function serviceFiles(
  service: LoadedService,
  contracts: Contracts,
  shared: ReturnType<typeof sharedSchemas>,
): Promise<[string, string][]> {
  const rows = operationRows(service, contracts.problems);
  const serverTypes = allOperationTypes(service.document, rows, "server");
  const clientTypes = allOperationTypes(service.document, rows, "client");
  const common = new Set(
    Object.entries(contracts.problems)
      .filter(([, { implied }]) => implied === "always" || implied === "user")
      .map(([code]) => code),
  );
  const serverModel = `${serviceModel(service, shared, serverTypes, common)}\n${operationsMap(service.name, serverTypes)}`;
  return [
    ...serverFiles(service, rows, serverModel, shared),
    ...(await clientFiles(
      service,
      common,
      serviceModel(service, shared, clientTypes, common),
      clientTypes,
      shared,
    )),
  ];
}

/** Everything that follows from the contracts, as files. */
export async function generate(contractsRoot: string): Promise<Files> {
  const contracts = await loadContracts(contractsRoot);
  const { services, problems, events } = contracts;
  refuseCollisions(services);
  const shared = sharedSchemas(services);
  const perService = await Promise.all(services.map((service) => serviceFiles(service, contracts, shared)));
  const answered = services.flatMap((service) =>
    answeredComponents(
      service,
      allOperationTypes(service.document, operationRows(service, problems), "client"),
    ),
  );
  const checked = services.flatMap((service) =>
    checkedComponents(service.document, operationRows(service, problems)),
  );
  return new Map([
    ...within("contracts/generated/shared", sharedCheckFiles(shared, checked)),
    ["contracts/generated/types/problems.gen.ts", problemRegistry(problems, true)],
    ["packages/types/src/generated/problems.gen.ts", problemRegistry(problems, false)],
    ["contracts/generated/types/shared.gen.ts", sharedModel(shared)],
    ["packages/types/src/generated/shared.gen.ts", sharedModel(shared)],
    ["packages/types/src/generated/schemas/shared.gen.ts", sharedZodSchemas(shared, answered)],
    ["contracts/generated/catalogue.gen.ts", catalogue(services.map(({ name }) => name))],
    ["contracts/generated/documents.gen.ts", documents(services)],
    ["contracts/generated/events.gen.ts", eventTypes(events, services)],
    ...perService.flat(),
  ]);
}
