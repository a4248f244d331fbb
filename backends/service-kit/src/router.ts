import type { Operation, ServiceContract } from "@elqnt/contracts";

/** The operations of one path by method. */
export interface Route {
  readonly operations: ReadonlyMap<string, Operation>;
  /** Value of `Allow`. */
  readonly allow: string;
}

/** Finds the route of a path. */
export type Router = (path: string) => Route | undefined;

interface Node {
  statics: Map<string, Node>;
  parameter?: Node;
  operations?: Map<string, Operation>;
  route?: Route;
}

/**
 * Compiles operation tables into one matcher. A literal segment wins over a parameter.
 *
 * @param options.internal Whether internal operations are found. Default `false`: for a client they do not exist.
 * @throws TypeError when two operations claim the same method and path, or a template is more than whole segments
 */
export function compileRouter(
  contracts: readonly Pick<ServiceContract, "operations">[],
  { internal = false }: { internal?: boolean } = {},
): Router {
  const root = emptyNode();
  for (const contract of contracts) {
    for (const operation of Object.values<Operation>(contract.operations)) {
      if (internal || operation.access !== "internal") insert(root, operation);
    }
  }
  seal(root);
  return (path) => walk(root, path, 1);
}

function emptyNode(): Node {
  return { statics: new Map() };
}

function insert(root: Node, operation: Operation): void {
  let node = root;
  for (const segment of operation.path.slice(1).split("/")) node = child(node, segment, operation);
  node.operations ??= new Map();
  const other = node.operations.get(operation.method);
  if (other) {
    throw new TypeError(
      `Failed to compile routes: "${operation.operationId}" and "${other.operationId}" both claim ${operation.method} ${operation.path}.`,
    );
  }
  node.operations.set(operation.method, operation);
}

function child(node: Node, segment: string, operation: Operation): Node {
  if (/^\{[^{}]+\}$/.test(segment)) {
    node.parameter ??= emptyNode();
    return node.parameter;
  }
  if (segment === "" || /[{}]/.test(segment)) {
    throw new TypeError(
      `Failed to compile "${operation.operationId}": path ${operation.path} is not made of segments.`,
    );
  }
  const next = node.statics.get(segment) ?? emptyNode();
  node.statics.set(segment, next);
  return next;
}

function seal(node: Node): void {
  if (node.operations) {
    node.route = { operations: node.operations, allow: [...node.operations.keys(), "OPTIONS"].join(", ") };
  }
  for (const next of node.statics.values()) seal(next);
  if (node.parameter) seal(node.parameter);
}

function walk(node: Node, path: string, start: number): Route | undefined {
  if (start > path.length) return node.route;
  const slash = path.indexOf("/", start);
  const end = slash === -1 ? path.length : slash;
  if (end === start) return undefined;
  const next = node.statics.get(path.slice(start, end));
  const found = next && walk(next, path, end + 1);
  if (found || !node.parameter) return found;
  return walk(node.parameter, path, end + 1);
}
