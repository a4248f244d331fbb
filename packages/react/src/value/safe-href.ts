const SAFE_PROTOCOLS: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);

/**
 * Returns an address that is safe to link, or `undefined`.
 *
 * Field values are written by other people. Only absolute `http`, `https` and `mailto` addresses become
 * links; `javascript:`, `data:` and relative addresses stay text.
 *
 * `import { safeHref } from "@elqnt/react"`
 *
 * @example
 * ```ts
 * safeHref("https://example.com/a"); // "https://example.com/a"
 * safeHref("javascript:alert(1)"); // undefined
 * ```
 */
export function safeHref(value: string): string | undefined {
  try {
    const url = new URL(value.trim());
    return SAFE_PROTOCOLS.has(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
