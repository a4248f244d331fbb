"use client";

/**
 * React glue: the gateway in context, and operations as the actions of a hook.
 *
 * @module
 */
export { type Action, type AnyAction, action } from "./hooks/action.ts";
export type { ActionState } from "./hooks/action-store.ts";
export { GatewayProvider, type GatewayProviderProps } from "./hooks/gateway-provider.tsx";
export { type ActionDefinitions, type Actions, useActions } from "./hooks/use-actions.ts";
export { useGateway } from "./hooks/use-gateway.ts";
export { useGivenGateway } from "./hooks/use-given-gateway.ts";
