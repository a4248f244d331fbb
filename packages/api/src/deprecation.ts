// One warning per operation and process: a server makes a gateway per request.
const warned = new Set<string>();

/** Tells once that an operation is deprecated (RFC 9745) and until when it stays (RFC 8594). */
export function warnOfDeprecation(
  name: string,
  headers: Headers,
  warn: (message: string) => void = console.warn,
): void {
  if (!headers.has("deprecation") || warned.has(name)) return;
  warned.add(name);
  const sunset = headers.get("sunset");
  warn(
    `[elqnt] "${name}" is deprecated${sunset ? ` and may be gone after ${sunset}` : ""}. Move to its successor.`,
  );
}
