import { type Context, createContext } from "react";
import type { Gateway } from "../index.ts";

// Under a registered symbol, so that the ESM and CJS copies of this package share one context.
const key = Symbol.for("elqnt.GatewayContext");
const registry = globalThis as { [key]?: Context<Gateway | undefined> };

registry[key] ??= createContext<Gateway | undefined>(undefined);

export const GatewayContext: Context<Gateway | undefined> = registry[key];
