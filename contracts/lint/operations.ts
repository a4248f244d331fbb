import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { parse } from "yaml";
import type { OperationObject, Parameter, PathItem } from "../generator/src/document.ts";
import { serviceOf } from "../generator/src/load.ts";

const methods = ["get", "post", "put", "patch", "delete"] as const;

/** A node together with the file that its references are relative to. */
export interface Placed<TNode> {
  node: TNode;
  from: string;
}

/** One operation of a document, as the rules look at it. */
export interface OperationSite {
  operation: OperationObject;
  method: (typeof methods)[number];
  path: string;
  /** Its own parameters and those of its path, references followed. */
  parameters: Placed<Parameter>[];
  /** The answers 200–299, references followed. */
  successes: [status: string, response: Placed<ResponseNode>][];
  body: Placed<BodyNode> | undefined;
  follow: Follow;
  report(message: string, ...keys: (string | number)[]): void;
}

/** Follows a reference; a node that is none is answered with the file it stands in. */
export type Follow = <TNode extends object>(node: TNode, from?: string) => Placed<TNode>;

export interface ContentNode {
  [mediaType: string]: { schema?: object; example?: unknown; examples?: Record<string, unknown> };
}

export interface ResponseNode {
  headers?: Record<string, object>;
  content?: ContentNode;
  links?: Record<string, { operationId?: string; parameters?: Record<string, string> }>;
}

export interface BodyNode {
  content: ContentNode;
}

const followIn =
  (context: UserContext): Follow =>
  (node, from = context.location.source.absoluteRef) => {
    const found = context.resolve<typeof node>(node, from);
    // An unresolved reference is another rule's finding; an empty node keeps this one going.
    return found.location
      ? { node: found.node, from: found.location.source.absoluteRef }
      : { node: {} as typeof node, from };
  };

function siteOf(
  path: string,
  item: PathItem,
  method: OperationSite["method"],
  context: UserContext,
): OperationSite {
  const operation = item[method]!;
  const follow = followIn(context);
  const place = context.location.child(["paths", path, method]);
  return {
    operation,
    method,
    path,
    parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) =>
      follow(parameter),
    ),
    successes: Object.entries(operation.responses ?? {})
      .filter(([status]) => status.startsWith("2"))
      .map(([status, response]) => [status, follow(response as ResponseNode)]),
    body: operation.requestBody && follow(operation.requestBody as BodyNode),
    follow,
    report: (message, ...keys) =>
      context.report({ message, location: keys.length > 0 ? place.child(keys) : place.key() }),
  };
}

/** An operation that another document of the same service declares. */
export type SiblingOperation = Pick<OperationSite, "operation" | "method">;

function siblingsOf(file: string): SiblingOperation[] {
  const others = readdirSync(dirname(file)).filter(
    (other) => other.endsWith(".yaml") && other !== basename(file) && serviceOf(other) === serviceOf(file),
  );
  return others.flatMap((other) => {
    const { paths } = parse(readFileSync(join(dirname(file), other), "utf8")) as {
      paths: Record<string, PathItem>;
    };
    return Object.values(paths).flatMap((item) =>
      methods.flatMap((method) => (item[method] ? [{ operation: item[method], method }] : [])),
    );
  });
}

/** A Redocly rule that looks at each operation, knowing all operations of the document and of its siblings. */
export const operationRule =
  (
    check: (
      site: OperationSite,
      all: readonly OperationSite[],
      siblings: readonly SiblingOperation[],
    ) => void,
  ): Oas3Rule =>
  () => ({
    Root(root, context) {
      const items = Object.entries((root.paths ?? {}) as Record<string, PathItem>);
      const sites = items.flatMap(([path, item]) =>
        methods.filter((method) => item[method]).map((method) => siteOf(path, item, method, context)),
      );
      const siblings = siblingsOf(context.location.source.absoluteRef);
      for (const site of sites) check(site, sites, siblings);
    },
  });

/** Whether the operation changes nothing: a GET, or a POST that says so. */
export const isRead = ({ operation, method }: SiblingOperation): boolean =>
  method === "get" || operation["x-elqnt-retry"] === "safe";

/** `public`, `internal` or `user`, the way the generator reads `security`. */
export function accessOf({ operation }: OperationSite): "public" | "internal" | "user" {
  const [requirement] = operation.security ?? [];
  if (!requirement) return "public";
  return "bearerAuth" in requirement ? "user" : "internal";
}

export const hasHeader = (site: OperationSite, name: string): boolean =>
  site.parameters.some(({ node }) => node.in === "header" && node.name === name);
