import type { EntityRecord, EntityRelationship } from "@elqnt/contracts/entities";
import type { KGEdge, KGGraph, KGNode, KGSubgraph } from "@elqnt/contracts/kg";
import { ensure, expectEqual, expectProblem } from "../../engine/expect.ts";
import type { Org } from "../../engine/org.ts";
import type { Rule } from "../../engine/rule.ts";
import { show } from "../../engine/violation.ts";
import type { World } from "../../engine/world.ts";
import { createDefinition, createRecord } from "../../recipes/entity-fixture.ts";
import { bodyOf } from "../../recipes/recipe.ts";
import { about } from "./about.ts";

const reference = "kg-query.yaml KGGraphKind, KGNodeId, KGSourceId";

/** The graph that mirrors an organization's records; it appears with the first of them. */
async function mirrorOf(world: World, org: Org): Promise<KGGraph> {
  const find = ({ json }: { json: unknown }) =>
    (json as { items?: KGGraph[] } | undefined)?.items?.find(({ kind }) => kind === "entities");
  const list = await world.eventually(
    () => org.admin.call("listGraphs", { limit: 200 }),
    (exchange) => find(exchange) !== undefined,
  );
  return find(list)!;
}

/** An organization of its own with one definition, whose records the mirror shows. */
async function mirrored(world: World) {
  if (!world.catalogue.has("createRecord"))
    world.skip("there are no records to mirror without the profile entities");
  const org = await world.newOrg("mirror");
  const entityName = world.unique("conf");
  const schema = {
    type: "object",
    required: ["title"],
    properties: {
      title: { type: "string", "x-searchable": true },
      price: { type: "number" },
      home: { type: "object", properties: { city: { type: "string" } } },
      parent: { type: "string", format: "uuid", "x-relation": { entity: entityName, cardinality: "one" } },
    },
  };
  await createDefinition(world, org, schema, entityName);
  const record = await createRecord(world, org, entityName, {
    title: "First",
    price: 5,
    home: { city: "Oslo" },
  });
  const { id: graphId, name } = await mirrorOf(world, org);
  const eventually = async (
    recordId: string,
    suits: (node: KGNode | undefined) => boolean,
  ): Promise<KGNode> => {
    const exchange = await world.eventually(
      () => org.admin.call("getNode", { graphId, nodeId: recordId }),
      ({ status, json }) => suits(status === 200 ? (json as KGNode) : undefined),
    );
    return exchange.json as KGNode;
  };
  const edges = async (nodeId: string, count: number): Promise<readonly KGEdge[]> => {
    const around = await world.eventually(
      () => org.admin.call("getNeighbors", { body: { graphId, nodeId } }),
      ({ json }) => (json as KGSubgraph | undefined)?.edges?.length === count,
    );
    return (around.json as KGSubgraph).edges;
  };
  return { org, entityName, record, graphId, name, eventually, edges };
}

const isThere = (node: KGNode | undefined): boolean => node !== undefined;
const isGone = (node: KGNode | undefined): boolean => node === undefined;

/** Records and relationships of the organization appear as a graph. */
export const mirrorRules: readonly Rule[] = [
  about(
    "mirror/records",
    "A record appears as a node with its id, follows its changes, goes with it and comes back",
    reference,
    async (world) => {
      const { org, entityName, record, graphId, name, eventually } = await mirrored(world);
      expectEqual(name, "entities", "the name of the graph");
      const path = { entityName, recordId: record.id };
      const first = await eventually(record.id, isThere);
      expectEqual(
        [first.id, first.graphId, first.sources],
        [record.id, graphId, ["$entities"]],
        "id, graph and sources",
      );
      expectEqual([first.label, first.name], [entityName, "First"], "label and name");
      expectEqual(first.properties, { title: "First", price: 5, "home.city": "Oslo" }, "the properties");
      bodyOf<EntityRecord>(
        await org.admin.call("updateRecord", { ...path, body: { fields: { title: "Second", price: 6 } } }),
        200,
      );
      const changed = await eventually(record.id, (node) => node?.name === "Second");
      expectEqual(changed.properties.price, 6, "the property of the changed record");
      bodyOf(await org.admin.call("deleteRecord", path), 204);
      await eventually(record.id, isGone);
      bodyOf(await org.admin.call("restoreRecord", path), 200);
      const back = await eventually(record.id, isThere);
      expectEqual(back.name, "Second", "the name of the restored record");
    },
  ),
  about(
    "mirror/relationships",
    "A relationship of two records is an edge between their nodes while it lasts",
    reference,
    async (world) => {
      const { org, entityName, record, eventually, edges } = await mirrored(world);
      const other = await createRecord(world, org, entityName, { title: "Other" });
      await eventually(other.id, isThere);
      const body = { name: "blocks", targetEntity: entityName, targetRecordId: other.id };
      const path = { entityName, recordId: record.id };
      const relation = bodyOf<EntityRelationship>(
        await org.admin.call("createRelationship", { ...path, body }),
        201,
      );
      const [edge] = await edges(record.id, 1);
      expectEqual(
        [edge?.sourceId, edge?.targetId, edge?.label, edge?.sources],
        [record.id, other.id, "blocks", ["$entities"]],
        "ends, label and sources of the edge",
      );
      bodyOf(await org.admin.call("deleteRelationship", { ...path, relationshipId: relation.id }), 204);
      await edges(record.id, 0);
    },
  ),
  about(
    "mirror/relations",
    "A field that holds ids of other records makes edges to them, once both are there, and follows its changes",
    reference,
    async (world) => {
      const { org, entityName, record, eventually, edges } = await mirrored(world);
      const [from, to] = [record.id, (await createRecord(world, org, entityName, { title: "Parent" })).id];
      const path = { entityName, recordId: from };
      const point = async (parent: string | null) =>
        bodyOf(await org.admin.call("updateRecord", { ...path, body: { fields: { parent } } }), 200);
      await point(to);
      const [edge] = await edges(from, 1);
      expectEqual([edge?.sourceId, edge?.targetId, edge?.label], [from, to, "parent"], "ends and label");
      bodyOf(await org.admin.call("deleteRecord", { entityName, recordId: to }), 204);
      await edges(from, 0);
      bodyOf(await org.admin.call("restoreRecord", { entityName, recordId: to }), 200);
      await edges(from, 1);
      await point(null);
      await edges(from, 0);
      await eventually(to, isThere);
    },
  ),
  about(
    "mirror/protected",
    "The graph can be neither deleted nor renamed, and what it mirrors not be withdrawn",
    "kg-query.yaml deleteGraph; kg-ingest.yaml deleteSource",
    async (world) => {
      const { org, record, graphId, eventually } = await mirrored(world);
      const before = await eventually(record.id, isThere);
      expectProblem(
        await org.admin.call("deleteGraph", { graphId }),
        { status: 409, code: "graph_protected" },
        "for deleting",
      );
      const renamed = await org.admin.call("updateGraph", { graphId, body: { name: "mine" } });
      expectProblem(renamed, { status: 409, code: "graph_protected" }, "for renaming");
      const withdrawn = await org.admin.call("deleteSource", { graphId, sourceId: "$entities" });
      expectProblem(withdrawn, { status: 409, code: "source_protected" }, "for withdrawing");
      expectEqual(await eventually(record.id, isThere), before, "the unchanged node");
    },
  ),
  about(
    "mirror/own",
    "The graph takes other nodes and edges too, and properties of records under other sources",
    reference,
    async (world) => {
      const { org, record, graphId, eventually } = await mirrored(world);
      const node = await eventually(record.id, isThere);
      const tag = world.unique("tag");
      const nodes = [
        { id: tag, label: "Tag", name: tag },
        { id: record.id, label: node.label, name: node.name, properties: { rating: 5 } },
      ];
      bodyOf(await org.admin.call("ingestNodes", { body: { graphId, sourceId: "ratings", nodes } }), 200);
      const edges = [{ sourceId: record.id, targetId: tag, label: "TAGGED" }];
      bodyOf(await org.admin.call("ingestEdges", { body: { graphId, sourceId: "ratings", edges } }), 200);
      const both = await eventually(record.id, isThere);
      expectEqual(
        [both.sources, both.properties.rating, both.properties.price],
        [["$entities", "ratings"], 5, 5],
        "sources and properties",
      );
      bodyOf(await org.admin.call("deleteSource", { graphId, sourceId: "ratings" }), 200);
      const after = await eventually(record.id, isThere);
      expectEqual(
        [after.sources, after.properties],
        [["$entities"], node.properties],
        "sources and properties",
      );
      ensure(after.version > both.version, "a version that grew", show([both.version, after.version]));
    },
  ),
];
