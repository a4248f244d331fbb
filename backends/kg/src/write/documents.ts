import type { KGDocument } from "@elqnt/contracts/kg";
import { nameId } from "@elqnt/service-kit";
import { defaultEdgeId } from "../elements/names.ts";
import type { GraphStore } from "../store.ts";
import { type Chunk, chunksOfText } from "../text/chunks.ts";
import { NameIndex } from "../text/mentions.ts";
import { nameTerm, wordsOf } from "../text/terms.ts";
import { chunksOf } from "./change.ts";
import type { Claim } from "./claims.ts";

const documentLabel = "Document";
const chunkLabel = "Chunk";
/** Chunks for which names are looked up at once, and nodes that are considered for them. */
const WINDOW = 50;
const mostNames = 5_000;
/** Characters of a chunk's name. */
const longestName = 512;

interface Place {
  readonly store: GraphStore;
  readonly org: string;
  readonly graphId: string;
}

/** The source that a document is. */
export const documentSource = (sourceId: string, documentId: string): string => `${sourceId}:${documentId}`;

/** What a document says: its node, its chunks, what they are part of and what they mention. */
export async function documentClaims(place: Place, sourceId: string, document: KGDocument): Promise<Claim[]> {
  const { id, title = id, text, properties = {} } = document;
  const source = documentSource(sourceId, id);
  const nodeId = source;
  const said = { label: documentLabel, name: title, properties };
  const claims: Claim[] = [{ kind: "node", sourceId: source, id: nodeId, said }];
  const chunks = chunksOfText(text);
  for (const [at, chunk] of chunks.entries())
    claims.push(...chunkClaims(place.graphId, source, { nodeId, title }, chunk, at));
  const positions = [...chunks.entries()];
  for (const window of chunksOf(positions, WINDOW)) {
    const names = await namesIn(
      place,
      window.map(([, chunk]) => chunk.text),
    );
    for (const [at, chunk] of window) {
      const from = chunkId(place.graphId, nodeId, at);
      const mentioned = names.mentionedIn(chunk.text);
      claims.push(...mentioned.map((to) => edge(place.graphId, source, from, "MENTIONS", to)));
    }
  }
  return claims;
}

/** The first characters of a text, never half of one. */
const cut = (text: string, length: number): string => text.slice(0, length).replace(/[\ud800-\udbff]$/, "");

const chunkId = (graphId: string, documentNodeId: string, position: number): string =>
  nameId(`${documentNodeId} ${position}`, graphId);

function chunkClaims(
  graphId: string,
  sourceId: string,
  document: { readonly nodeId: string; readonly title: string },
  { text, start, end }: Chunk,
  position: number,
): Claim[] {
  const id = chunkId(graphId, document.nodeId, position);
  const suffix = ` #${position + 1}`;
  const name = `${cut(document.title, longestName - suffix.length)}${suffix}`;
  const said = { label: chunkLabel, name, description: text, properties: { position, start, end } };
  return [{ kind: "node", sourceId, id, said }, edge(graphId, sourceId, id, "PART_OF", document.nodeId)];
}

function edge(graphId: string, source: string, sourceId: string, label: string, targetId: string): Claim {
  const ends = { sourceId, targetId };
  const id = defaultEdgeId(graphId, { ...ends, label });
  return { kind: "edge", sourceId: source, id, ends, label, said: { properties: {} } };
}

/** The names of nodes that some texts may hold; documents and their chunks are not mentioned. */
async function namesIn({ store, org, graphId }: Place, texts: readonly string[]): Promise<NameIndex> {
  const terms = new Set(texts.flatMap(wordsOf).map(nameTerm));
  const rows = terms.size === 0 ? [] : await store.findByTerms(org, graphId, [...terms], {}, mostNames);
  const nodes = rows.filter(({ face }) => face.label !== documentLabel && face.label !== chunkLabel);
  return new NameIndex(nodes.map(({ face }) => face));
}
