import type { Operation } from "@elqnt/contracts";
import { ensure, expectEqual, expectHeader, expectProblem, expectStatus } from "../../engine/expect.ts";
import type { Caller } from "../../engine/org.ts";
import { needsToken, ofOperations, type Rule } from "../../engine/rule.ts";
import type { World } from "../../engine/world.ts";
import { prepareCall, withUntouched } from "../../recipes/index.ts";

const hasScopes = (operation: Operation): boolean => needsToken(operation) && operation.scopes.length > 0;

/** Scope sets that come close and must not be enough. */
function notEnough(scope: string): string[][] {
  const [verb, service] = scope.split(":");
  if (!service) return [[], ["read", "write"], ["read:admin", "write:admin"], ["Admin"]];
  const other = verb === "read" ? "write" : "read";
  return [
    [],
    [`${other}:${service}`],
    [other],
    [`${verb}:${service}x`],
    [`${verb}:other`],
    [`${verb?.toUpperCase()}:${service}`],
    [`${scope} `],
    ["*"],
    [`${verb}:*`],
  ];
}

const wellFormed = /^(read|write|admin|(read|write):[a-z][a-z0-9-]{0,62})$/;

/** The same user with other scopes: nothing but the scopes may decide. */
async function withScopes(
  world: World,
  { credential }: Pick<Caller, "credential">,
  scopes: readonly string[],
): Promise<Caller> {
  const claims = { ...(credential.kind === "none" ? {} : credential.claims), scopes, role: "user" };
  return world.caller({ kind: "minted", claims, token: await world.mint(claims) });
}

/** Prepares a call and makes it with other scopes. */
async function callWithScopes(world: World, operationId: string, scopes: readonly string[]) {
  const { input, caller } = await prepareCall(world, world.a, operationId);
  return (await withScopes(world, caller, scopes)).call(operationId, input);
}

/** Scopes decide who may call which operation, and nothing else does. */
export const scopeRules: readonly Rule[] = [
  {
    id: "scopes/required",
    title: "A token without the operation's scope is refused with 403 insufficient_scope and changes nothing",
    profile: "every",
    reference: "contract.md §1 Scopes; security of the operation",
    subjects: ofOperations(hasScopes),
    run: async (world, operationId) => {
      const { scopes } = world.operation(operationId);
      await withUntouched(world, world.a, operationId, async ({ input, caller, observe }) => {
        const before = await observe?.();
        for (const set of notEnough(scopes[0]!)) {
          const exchange = await (await withScopes(world, caller, set)).call(operationId, input);
          // A scope that no token can have may also make the token as a whole invalid.
          const isWellFormed = set.every((scope) => wellFormed.test(scope));
          const expected = isWellFormed
            ? { status: 403, code: "insufficient_scope" }
            : { status: [401, 403] };
          expectProblem(exchange, expected, `with scopes ${JSON.stringify(set)}`);
        }
        expectEqual(await observe?.(), before, "unchanged state");
      });
    },
  },
  {
    id: "scopes/challenge",
    title: "403 insufficient_scope names the missing scope in WWW-Authenticate",
    profile: "every",
    reference: "contracts/problems.yaml insufficient_scope; RFC 6750 §3.1",
    subjects: ofOperations(hasScopes),
    run: async (world, operationId) => {
      await withUntouched(world, world.a, operationId, async ({ input, caller }) => {
        const exchange = await (await withScopes(world, caller, [])).call(operationId, input);
        expectProblem(exchange, { status: 403, code: "insufficient_scope" });
        const challenge = expectHeader(exchange, "WWW-Authenticate");
        const scope = world.operation(operationId).scopes[0]!;
        ensure(
          challenge.includes(`scope="`) && challenge.includes(scope),
          `WWW-Authenticate with scope="${scope}"`,
          challenge,
          exchange,
        );
      });
    },
  },
  {
    id: "scopes/exact",
    title: "A token with exactly the operation's scopes is enough",
    profile: "every",
    reference: "contract.md §1 Scopes; security of the operation",
    subjects: ofOperations(needsToken),
    run: async (world, operationId) => {
      const { scopes, success } = world.operation(operationId);
      const exchange = await callWithScopes(
        world,
        operationId,
        scopes.length > 0 ? scopes : ["read:nothing"],
      );
      expectStatus(exchange, success.status, `with scopes ${JSON.stringify(scopes)}`);
    },
  },
  {
    id: "scopes/wildcards",
    title: "read satisfies every read:*, write every write:*, admin everything",
    profile: "every",
    reference: "contract.md §1 Scopes",
    subjects: ofOperations(hasScopes),
    run: async (world, operationId) => {
      const { scopes, success } = world.operation(operationId);
      const verb = scopes[0]!.split(":")[0]!;
      for (const set of new Set([verb, "admin"])) {
        expectStatus(await callWithScopes(world, operationId, [set]), success.status, `with scope ${set}`);
      }
    },
  },
];
