import { basename } from "node:path";
import { bundle, createConfig } from "@redocly/openapi-core";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { documentFiles } from "./lint.ts";

interface Example {
  place: string;
  schema: { $ref: string };
  value: unknown;
}

interface Node {
  [key: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

/** Every example beside a schema: media types, parameters, and the headers and payloads of messages. */
function examplesIn(node: unknown, root: Node, place = ""): Example[] {
  if (!isNode(node)) return [];
  const schema = node.schema as Example["schema"] | undefined;
  const named = isNode(node.examples) && schema ? Object.entries(node.examples) : [];
  const own = named.map(([name, entry]) => ({
    place: `${place}/${name}`,
    schema: schema!,
    value: at(root, entry).value,
  }));
  const single = schema && "example" in node ? [{ place, schema, value: node.example }] : [];
  const messages = Array.isArray(node.examples) && isNode(node.payload) ? messageExamples(node, place) : [];
  const deeper = Object.entries(node).flatMap(([key, child]) => examplesIn(child, root, `${place}/${key}`));
  return [...own, ...single, ...messages, ...deeper];
}

const messageExamples = (message: Node, place: string): Example[] =>
  (message.examples as Node[]).flatMap((example, index) =>
    ["headers", "payload"].map((part) => ({
      place: `${place}/examples/${index}/${part}`,
      schema: message[part] as Example["schema"],
      value: example[part],
    })),
  );

/** The node itself, or what its local reference points at. */
function at(root: Node, node: unknown): Node {
  const reference = (node as { $ref?: string }).$ref;
  if (!reference) return node as Node;
  const parts = reference.slice(2).split("/");
  return parts.reduce<Node>((found, part) => found[part.replaceAll("~1", "/")] as Node, root);
}

describe.each(
  documentFiles().map((file) => [
    `${basename(file)} (${file.includes("events") ? "events" : "operations"})`,
    file,
  ]),
)("examples of %s", async (_name, file) => {
  const config = await createConfig({});
  const root = (await bundle({ ref: file, config })).bundle.parsed as Node;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema({ $id: "document", ...root });

  it.each(examplesIn(root, root).map((example) => [example.place, example] as const))(
    "%s",
    (_place, example) => {
      const { $ref } = example.schema;
      const check = ajv.compile($ref ? { $ref: `document${$ref}` } : example.schema);
      check(example.value);
      expect(check.errors ?? []).toEqual([]);
    },
  );
});
