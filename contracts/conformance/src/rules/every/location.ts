import type { Operation } from "@elqnt/contracts";
import type { Exchange } from "../../http/exchange.ts";

/** Path parameters as the request had them. */
function pathParameters(template: string, target: string): Record<string, string> {
  const names = [...template.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]!);
  const source = template.replaceAll(/\{[^}]+\}/g, "([^/]+)");
  const values = new RegExp(`${source}$`).exec(target.split("?")[0]!)?.slice(1) ?? [];
  return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(values[index] ?? "")]));
}

/** Evaluates the OpenAPI runtime expressions that links use. */
function evaluate(expression: string, exchange: Exchange, path: Record<string, string>): string {
  const [, source, name] = /^\$(request\.path\.|response\.body#\/)(.+)$/.exec(expression) ?? [];
  if (source === "request.path.") return path[name!] ?? "";
  const value = name
    ?.split("/")
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], exchange.json);
  return String(value ?? "");
}

/** The path that `Location` must have, computed from the link of the contract. */
export function locationOf({ path, success }: Operation, exchange: Exchange): string {
  const { location } = success;
  if (!location) return "";
  const requestPath = pathParameters(path, exchange.call.target);
  return location.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(evaluate(location.parameters[name] ?? "", exchange, requestPath)),
  );
}
