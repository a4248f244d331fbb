import type { Operation } from "@elqnt/contracts";

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const mediaType = new RegExp(
  `^(${token}/${token})((?:[ \\t]*;[ \\t]*${token}=(?:${token}|"[^"\\\\]*"))*)[ \\t]*$`,
);

/** Why the body of a request is not one the operation takes, from its headers alone. */
export function mediaTypeFault(
  operation: Operation,
  contentType: string | null | undefined,
  contentEncoding: string | null | undefined,
): string | undefined {
  if (contentEncoding && contentEncoding.toLowerCase() !== "identity")
    return "Send the body without Content-Encoding.";
  const accepted = operation.body?.contentTypes;
  if (!accepted) return undefined;
  const fault = `Send the body as ${accepted.join(" or ")}.`;
  if (!contentType) return fault;
  // The one every SDK call sends, before the grammar is looked at.
  if (contentType === "application/json" && accepted.includes(contentType)) return undefined;
  const match = mediaType.exec(contentType);
  if (!match) return fault;
  const type = match[1]!.toLowerCase();
  if (!accepted.some((candidate) => takes(candidate, type))) return fault;
  return isUtf8(match[2]!) ? undefined : "Send text as UTF-8.";
}

function takes(candidate: string, type: string): boolean {
  const name = candidate.split(";", 1)[0]!.trim().toLowerCase();
  return name === type || name === "*/*" || (name.endsWith("/*") && type.startsWith(name.slice(0, -1)));
}

function isUtf8(parameters: string): boolean {
  const charsets = [...parameters.matchAll(/;[ \t]*charset="?([^";]*)"?/gi)];
  return charsets.every(([, charset]) => /^utf-?8$/i.test(charset!.trim()));
}
