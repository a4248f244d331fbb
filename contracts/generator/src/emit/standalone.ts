import type { Ajv2020 } from "ajv/dist/2020.js";
import * as standalone from "ajv/dist/standalone/index.js";

type StandaloneCode = (ajv: Ajv2020, exports: Record<string, string>) => string;

/** ajv publishes this CommonJS module with a default inside its default; this finds the function either way. */
export const standaloneCode = ((module: { default: unknown }): StandaloneCode => {
  const inner = module.default as { default?: unknown };
  return (typeof inner === "function" ? inner : inner.default) as StandaloneCode;
})(standalone as unknown as { default: unknown });
