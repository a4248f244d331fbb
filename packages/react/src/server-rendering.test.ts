import { createElement, type FunctionComponent } from "react";
import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { ada, graphHits, graphSources, peopleGraph } from "./__fixtures__/graph.ts";
import { problems } from "./__fixtures__/problems.ts";
import { revisions, ticket, ticketDefinition, tickets } from "./__fixtures__/ticket.ts";
import { EntityBoard } from "./board/index.ts";
import { DefinitionEditor } from "./definition-editor/index.ts";
import { EntityForm } from "./form/index.ts";
import { ElqntTheme, EntityRecordView, ProblemNotice } from "./index.ts";
import { GraphExplorer, GraphSearch, IngestPanel, NodeInspector } from "./kg/index.ts";
import { EntityTable } from "./table/index.ts";

const definition = ticketDefinition;
const views: [name: string, view: FunctionComponent<never>, props: object, text: string][] = [
  ["EntityTable", EntityTable, { definition, records: tickets(3) }, "Ticket records"],
  ["EntityForm", EntityForm, { definition, record: ticket(0), onSubmit: () => {} }, "Broken lamp"],
  ["EntityBoard", EntityBoard, { definition, records: tickets(3), groupBy: "status" }, "In progress"],
  ["EntityRecordView", EntityRecordView, { definition, record: ticket(0), revisions }, "Broken lamp"],
  ["DefinitionEditor", DefinitionEditor, { definition, onApply: () => {} }, "Fields"],
  ["GraphExplorer", GraphExplorer, { subgraph: peopleGraph }, "12 nodes, 15 edges"],
  ["GraphSearch", GraphSearch, { query: "ada", hits: graphHits }, "Ada Lovelace"],
  ["NodeInspector", NodeInspector, { node: ada, neighbors: peopleGraph }, "Charles Babbage"],
  ["IngestPanel", IngestPanel, { sources: graphSources, onIngest: () => {} }, "letters-1843"],
  ["ProblemNotice", ProblemNotice, { problem: problems.server }, "Something went wrong"],
];

it.each(views)("%s renders on a server, where there is no window", (_, view, props, text) => {
  expect(typeof window).toBe("undefined");
  const content = createElement(view as FunctionComponent, props);
  const html = renderToString(createElement(ElqntTheme, null, content));
  expect(html).toContain(text);
});
