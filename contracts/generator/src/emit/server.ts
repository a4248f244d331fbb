import type { Operation } from "../../../src/operation.ts";
import type { LoadedService } from "../load.ts";
import { header, pascal } from "./names.ts";

/** The operation table of a service. */
export function operationTable({ name, document }: LoadedService, rows: readonly Operation[]): string {
  const lines = rows.map((row) => `    ${row.operationId}: ${JSON.stringify(row)},\n`);
  const type = `ServiceContract<${pascal(name)}Operations>`;
  return `${header(`contracts/openapi/${name}.yaml`)}import type { ServiceContract } from "../../src/operation.ts";\nimport type { ${pascal(name)}Operations } from "../types/${name}.gen.ts";\n\nexport const ${name}Contract: ${type} = {\n  service: ${JSON.stringify(name)},\n  version: ${JSON.stringify(document.info.version)},\n  operations: {\n${lines.join("")}  },\n};\n`;
}

export const serviceIndex = (name: string): string =>
  `${header(`contracts/openapi/${name}.yaml`)}export { ${name}Contract } from "./operations.gen.ts";\nexport type * from "../types/shared.gen.ts";\nexport type * from "../types/${name}.gen.ts";\n`;

/** Every contract in one list, for the gateway and the conformance suite. */
export function catalogue(names: readonly string[]): string {
  const imports = names
    .map((name) => `import { ${name}Contract } from "./${name}/operations.gen.ts";\n`)
    .join("");
  return `${header("contracts/openapi")}import type { ServiceContract } from "../src/operation.ts";\n${imports}\nexport const catalogue = [${names.map((name) => `${name}Contract`).join(", ")}] as unknown as readonly ServiceContract[];\n`;
}

/** The bundled documents as data. */
export function documents(services: readonly LoadedService[]): string {
  const lines = services.map(({ name, document }) => `  ${name}: ${JSON.stringify(document)},\n`);
  return `${header("contracts/openapi")}import type { OpenApiDocument } from "../src/openapi.ts";\n\nexport const documents: Readonly<Record<string, OpenApiDocument>> = {\n${lines.join("")}};\n`;
}
