import { publishedPackages, type WorkspacePackage } from "../../tools/packages.ts";

/** Every package that goes to the registry, each after those it depends on. */
export const published: readonly WorkspacePackage[] = publishedPackages();

/** Packages an app imports in the browser: those below `packages/`. */
export const clientPackages: readonly WorkspacePackage[] = published.filter(({ directory }) =>
  /\/packages\/[^/]+$/.test(directory),
);

/** Specifiers of the entries of a package that hold code: `@elqnt/api`, `@elqnt/api/hooks`, … */
export const entriesOf = ({ name, manifest }: WorkspacePackage): string[] =>
  Object.keys(manifest.exports)
    .filter((entry) => !/\.(json|css)$/.test(entry))
    .map((entry) => name + entry.slice(1));
