import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

const file = fileURLToPath(new URL("./type-cost.generated.ts", import.meta.url));

/** A module that declares operations as the generator writes them and calls each of them once. */
function moduleOf(count: number): string {
  const lines = [
    'import { createGateway, operation } from "./index.ts";',
    'const gateway = createGateway({ baseUrl: "", orgId: "o" });',
  ];
  for (let index = 0; index < count; index++) {
    lines.push(
      `interface Input${index} { entityName: string; recordId: string; body: { fields${index}: Record<string, unknown> } }`,
      `interface Output${index} { id: string; fields: Record<string, unknown>; version${index}: number }`,
      `type Problem${index} = "validation_failed" | "unique_conflict" | "rate_limited";`,
      `const call${index} = operation<Input${index}, Output${index}, Problem${index}>("s", "o${index}", "POST", "/{entityName}/{recordId}");`,
      `export const result${index} = await call${index}(gateway, { entityName: "a", recordId: "b", body: { fields${index}: {} } });`,
      `export const version${index}: number = result${index}.version${index};`,
    );
  }
  return lines.join("\n");
}

/** Type instantiations of checking it, as `tsc --extendedDiagnostics` reports them. */
function instantiations(count: number): number {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    customConditions: ["@elqnt/source"],
    allowImportingTsExtensions: true,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...rest) =>
    name === file
      ? ts.createSourceFile(name, moduleOf(count), ts.ScriptTarget.ES2022)
      : getSourceFile(name, ...rest);
  const program = ts.createProgram([file], options, host);
  const source = program.getSourceFile(file);
  expect(program.getSemanticDiagnostics(source).map(({ messageText }) => messageText)).toEqual([]);
  return (program as ts.Program & { getInstantiationCount(): number }).getInstantiationCount();
}

test("a call of an operation costs at most 60 type instantiations", { timeout: 60_000 }, () => {
  const cost = (instantiations(110) - instantiations(10)) / 100;
  expect(cost).toBeGreaterThan(0);
  expect(cost).toBeLessThanOrEqual(60);
});
