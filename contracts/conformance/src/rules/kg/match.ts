import type { KGMatchList } from "@elqnt/contracts/kg";
import { expectEqual, expectProblem } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import type { World } from "../../engine/world.ts";
import { edge, node, putEdges, putNodes, sharedGraph } from "../../recipes/kg-fixture.ts";
import { bodyOf } from "../../recipes/recipe.ts";
import { about } from "./about.ts";

const reference = "kg-query.yaml matchPattern";

/** Three people at two companies; two of them know each other, one doubly, and one knows himself. */
async function offices(world: World) {
  const { a } = world;
  const { id: graphId } = await sharedGraph(world, a, "offices", async (id) => {
    const people = ["ada", "bob", "cid"].map((name, at) =>
      node(name, { label: "Person", properties: { age: 30 + at } }),
    );
    await putNodes(a, id, [
      ...people,
      node("acme", { label: "Company" }),
      node("bolt", { label: "Company" }),
    ]);
    const at = (person: string, company: string) => edge(person, company, { label: "WORKS_AT" });
    await putEdges(a, id, [
      at("ada", "acme"),
      at("bob", "acme"),
      at("cid", "bolt"),
      edge("ada", "bob"),
      edge("ada", "bob", { id: "ada~bob~2" }),
      edge("cid", "cid"),
    ]);
  });
  const ask = (body: Record<string, unknown>) => a.admin.call("matchPattern", { body: { graphId, ...body } });
  const match = async (body: Record<string, unknown>): Promise<KGMatchList> => bodyOf(await ask(body), 200);
  return { ask, match };
}

/** What each match binds: `p=ada c=acme job=ada~acme`. */
const bound = ({ items }: KGMatchList): string[] =>
  items.map(({ nodes, edges }) =>
    [...Object.entries(nodes), ...Object.entries(edges)].map(([name, { id }]) => `${name}=${id}`).join(" "),
  );

const person = { as: "p", labels: ["Person"] };
const company = { as: "c", labels: ["Company"] };

/** Patterns are found wherever they occur. */
export const matchRules: readonly Rule[] = [
  about(
    "match/bound",
    "A match binds the names of nodes and edges, in the order of the ids of its nodes",
    reference,
    async (world) => {
      const { match } = await offices(world);
      const jobs = {
        nodes: [person, company],
        edges: [{ as: "job", from: "p", to: "c", labels: ["WORKS_AT"] }],
      };
      const found = await match(jobs);
      expectEqual(
        bound(found),
        ["p=ada c=acme job=ada~acme", "p=bob c=acme job=bob~acme", "p=cid c=bolt job=cid~bolt"],
        "the matches",
      );
      expectEqual(found.truncated, false, "truncated");
      const turned = await match({ ...jobs, nodes: [company, person] });
      expectEqual(
        turned.items.map(({ nodes }) => `${nodes.c?.id} ${nodes.p?.id}`),
        ["acme ada", "acme bob", "bolt cid"],
        "the matches in the other order",
      );
      expectEqual(bound(await match({ nodes: [company] })), ["c=acme", "c=bolt"], "the matches of one node");
      const few = await match({ ...jobs, limit: 2 });
      expectEqual([bound(few), few.truncated], [bound(found).slice(0, 2), true], "matches and truncated");
      expectEqual((await match({ ...jobs, limit: 3 })).truncated, false, "truncated when all fit");
    },
  ),
  about(
    "match/different",
    "Different names of nodes bind different nodes, different edges different edges",
    reference,
    async (world) => {
      const { match } = await offices(world);
      const colleagues = await match({
        nodes: [person, { as: "q", labels: ["Person"] }, company],
        edges: [
          { from: "p", to: "c" },
          { from: "q", to: "c" },
        ],
      });
      expectEqual(bound(colleagues), ["p=ada q=bob c=acme", "p=bob q=ada c=acme"], "the colleagues");
      const pair = {
        nodes: [person, { as: "q" }],
        edges: [
          { as: "x", from: "p", to: "q", labels: ["KNOWS"] },
          { as: "y", from: "p", to: "q", labels: ["KNOWS"] },
        ],
      };
      expectEqual(
        bound(await match(pair)),
        ["p=ada q=bob x=ada~bob y=ada~bob~2", "p=ada q=bob x=ada~bob~2 y=ada~bob"],
        "the pairs of edges",
      );
      const three = { ...pair, edges: [...pair.edges, { from: "p", to: "q", labels: ["KNOWS"] }] };
      expectEqual(bound(await match(three)), [], "the triples of edges, where there are two");
    },
  ),
  about(
    "match/unnamed",
    "An edge without a name must be there and is not answered: matches that differ in it alone are one",
    reference,
    async (world) => {
      const { match } = await offices(world);
      const found = await match({
        nodes: [person, { as: "q" }],
        edges: [{ from: "p", to: "q", labels: ["KNOWS"] }],
      });
      expectEqual(bound(found), ["p=ada q=bob"], "the matches");
      const named = await match({
        nodes: [person, { as: "q" }],
        edges: [{ as: "x", from: "p", to: "q", labels: ["KNOWS"] }],
      });
      expectEqual(
        bound(named),
        ["p=ada q=bob x=ada~bob", "p=ada q=bob x=ada~bob~2"],
        "the matches with a name",
      );
    },
  ),
  about(
    "match/narrowed",
    "Labels, ids and filters narrow what a name binds, direction what an edge is",
    reference,
    async (world) => {
      const { match } = await offices(world);
      const knows = (direction?: string) => [
        { from: "p", to: "q", labels: ["KNOWS"], ...(direction ? { direction } : {}) },
      ];
      const q = { as: "q" };
      expectEqual(
        bound(await match({ nodes: [person, q], edges: knows("in") })),
        ["p=bob q=ada"],
        "the matches against the edges",
      );
      expectEqual(
        bound(await match({ nodes: [person, q], edges: knows("both") })),
        ["p=ada q=bob", "p=bob q=ada"],
        "the matches both ways",
      );
      expectEqual(
        bound(await match({ nodes: [person, q], edges: knows("out") })),
        bound(await match({ nodes: [person, q], edges: knows() })),
        "the matches without a direction",
      );
      expectEqual(
        bound(await match({ nodes: [{ as: "p", ids: ["bob", "cid", "nobody"] }] })),
        ["p=bob", "p=cid"],
        "the matches of ids",
      );
      expectEqual(
        bound(await match({ nodes: [{ ...person, filters: { age: { gt: 30 }, $name: { ne: "cid" } } }] })),
        ["p=bob"],
        "the matches that fit the filters",
      );
      const self = await match({
        nodes: [{ as: "p" }],
        edges: [{ as: "x", from: "p", to: "p", direction: "both" }],
      });
      expectEqual(bound(self), ["p=cid x=cid~cid"], "the nodes with an edge to themselves");
    },
  ),
  about(
    "match/pattern",
    "A pattern whose names clash or are unknown, or whose edges leave a node apart, is refused",
    `${reference}; MatchPatternBody`,
    async (world) => {
      const { ask } = await offices(world);
      const q = { as: "q" };
      for (const [body, pointer] of [
        [{ nodes: [person, person] }, "/nodes/1/as"],
        [{ nodes: [person, q], edges: [{ as: "p", from: "p", to: "q" }] }, "/edges/0/as"],
        [
          {
            nodes: [person, q],
            edges: [
              { from: "p", to: "q" },
              { from: "nobody", to: "q" },
            ],
          },
          "/edges/1/from",
        ],
        [{ nodes: [person, q], edges: [{ from: "p", to: "nobody" }] }, "/edges/0/to"],
        [{ nodes: [person, q] }, "/nodes/1"],
        [{ nodes: [person, q, company], edges: [{ from: "p", to: "c" }] }, "/nodes/1"],
      ] as const)
        expectProblem(
          await ask(body),
          { status: 422, code: "validation_failed", pointer },
          `for ${JSON.stringify(body)}`,
        );
      const filtered = await ask({ nodes: [{ as: "p", filters: { age: { above: 1 } } }] });
      expectProblem(filtered, { status: 400, code: "filter_invalid", pointer: "/nodes/0/filters/age/above" });
    },
  ),
];
