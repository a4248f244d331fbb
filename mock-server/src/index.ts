/**
 * The Eloquent gateway and services in memory. `./browser` and `./node` put it behind MSW, `./http` on a socket.
 *
 * @module
 */
export type { Fault, FaultOptions, Faults } from "./faults.ts";
export {
  createMockGateway,
  type MockGateway,
  type MockGatewayOptions,
  type MockTokenClaims,
  mockJwtSecret,
} from "./mock-gateway.ts";
export { demoOrgId, type Scenario, secondOrgId } from "./scenario.ts";
