/**
 * Whether granted scopes satisfy one required scope, by the platform's rule: `admin` satisfies everything, `read`
 * every `read:*`, `write` every `write:*`.
 *
 * Exported from `@elqnt/auth`.
 *
 * @example
 * ```ts
 * hasScope(["write"], "write:entities"); // true
 * ```
 */
export function hasScope(granted: readonly string[], required: string): boolean {
  if (granted.includes(required) || granted.includes("admin")) return true;
  const colon = required.indexOf(":");
  return colon > 0 && granted.includes(required.slice(0, colon));
}
