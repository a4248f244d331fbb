/**
 * Sign-in state and scopes. React is in `./hooks`, token signing and the token endpoint in `./server`, functions in
 * `./api`.
 *
 * @module
 */
export type * from "./models.ts";
export { hasScope } from "./scopes.ts";
