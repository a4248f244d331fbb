import type { KGEdgeInput, KGGraph, KGNodeInput } from "@elqnt/contracts/kg";
import { SeededRandom } from "@elqnt/service-kit";
import {
  cities,
  companyKinds,
  companyNames,
  firstNames,
  jobs,
  lastNames,
  products,
  symptoms,
  topics,
} from "./words.ts";

/** One element as one source says it. */
export interface SeededNode {
  readonly sourceId: string;
  readonly node: KGNodeInput;
}
export interface SeededEdge {
  readonly sourceId: string;
  readonly edge: KGEdgeInput & { readonly id: string };
}

/** A graph with everything in it, the same for the same options. */
export interface GraphSeed {
  readonly graph: KGGraph;
  readonly nodes: readonly SeededNode[];
  readonly edges: readonly SeededEdge[];
}

export interface GraphSeedOptions {
  /** Another seed tells another story. Default 1. */
  readonly seed?: number;
  /** How many times the usual number of companies, people and tickets. Default 1: about 400 nodes. */
  readonly scale?: number;
}

const MADE_AT = "2026-01-05T09:30:00.000Z";
const DAY = 24 * 60 * 60 * 1000;

/** Companies and the people who work there, what they bought, the tickets they wrote, and what those are about. */
export function demoGraph({ seed = 1, scale = 1 }: GraphSeedOptions = {}): GraphSeed {
  const story = new Story(seed);
  story.tell(scale);
  return {
    graph: {
      id: new SeededRandom(seed).id(Date.parse(MADE_AT)),
      name: "Customers",
      description: "Who buys what, who works where, and what their tickets are about",
      kind: "custom",
      version: 1,
      createdAt: MADE_AT,
      createdBy: "demo",
      updatedAt: MADE_AT,
    },
    nodes: story.nodes,
    edges: story.edges,
  };
}

/** About 20,000 nodes and edges. */
export const largeGraph = (): GraphSeed => demoGraph({ scale: 15 });

class Story {
  readonly nodes: SeededNode[] = [];
  readonly edges: SeededEdge[] = [];
  readonly #random: SeededRandom;

  constructor(seed: number) {
    this.#random = new SeededRandom(seed);
  }

  tell(scale: number): void {
    for (const [name, country] of cities) this.#node("crm", "City", slug(name), name, { country });
    for (const [name, category] of products) this.#node("crm", "Product", slug(name), name, { category });
    for (const [name, description] of topics)
      this.nodes.push({
        sourceId: "handbook",
        node: { id: slug(name), label: "Topic", name, description, properties: {} },
      });
    const companies = Array.from({ length: 40 * scale }, (_, at) => this.#company(at));
    const people = Array.from({ length: 120 * scale }, (_, at) => this.#person(at, companies));
    for (const person of people) this.#knows(person, people);
    for (let at = 0; at < 200 * scale; at++) this.#ticket(at, people);
    this.#mentionsInNotes(people);
  }

  #company(at: number): string {
    const kind = this.#random.pick(companyKinds);
    const round = Math.floor(at / companyNames.length);
    const name = `${companyNames[at % companyNames.length]} ${kind}${round > 1 ? ` ${round}` : ""}`;
    const id = `company-${at + 1}`;
    const employees = this.#random.integer(5, 5_000);
    this.#node("crm", "Company", id, name, { industry: kind, employees });
    this.#edge("crm", id, "LOCATED_IN", slug(this.#random.pick(cities)[0]));
    for (let count = this.#random.integer(1, 4); count > 0; count--) {
      const since = this.#day(-1_500, 0);
      this.#edge("crm", id, "USES", slug(this.#random.pick(products)[0]), { since: since.slice(0, 10) });
    }
    if (at > 0 && this.#random.chance(0.4))
      this.#edge("crm", id, "SUPPLIES", `company-${this.#random.integer(1, at)}`);
    return id;
  }

  #person(at: number, companies: readonly string[]): string {
    const name = `${this.#random.pick(firstNames)} ${this.#random.pick(lastNames)}`;
    const id = `person-${at + 1}`;
    this.#node("crm", "Person", id, name, {
      title: this.#random.pick(jobs),
      email: `${slug(name)}.${at + 1}@example.com`,
    });
    const joined = this.#day(-2_000, -100);
    const company = this.#random.pick(companies);
    if (this.#random.chance(0.2)) {
      const before = this.#random.pick(companies);
      this.#edge(
        "crm",
        id,
        "WORKS_AT",
        before,
        {},
        { validFrom: this.#day(-4_000, -2_500), validTo: joined },
      );
    }
    this.#edge("crm", id, "WORKS_AT", company, {}, { validFrom: joined });
    return id;
  }

  #knows(person: string, people: readonly string[]): void {
    for (let count = this.#random.integer(0, 3); count > 0; count--) {
      const other = this.#random.pick(people);
      if (other !== person) this.#edge("crm", person, "KNOWS", other);
    }
  }

  #ticket(at: number, people: readonly string[]): void {
    const [product] = this.#random.pick(products);
    const [topic] = this.#random.pick(topics);
    const id = `ticket-${at + 1}`;
    const status = this.#random.pick(["open", "waiting", "closed"]);
    const priority = this.#random.integer(1, 5);
    const name = `${product} ${this.#random.pick(symptoms)}`;
    this.#node("helpdesk", "Ticket", id, name, { status, priority, openedAt: this.#day(-400, 0) });
    this.#edge("helpdesk", this.#random.pick(people), "REPORTED", id);
    this.#edge("helpdesk", id, "CONCERNS", slug(product));
    this.#edge("helpdesk", id, "ABOUT", slug(topic));
  }

  /** Another source says the same of some people, and some of it of people it does not recognize. */
  #mentionsInNotes(people: readonly string[]): void {
    const known = new Map(this.nodes.map(({ node }) => [node.id, node]));
    for (const id of people.filter((_, at) => at % 10 === 0)) {
      const { label, name } = known.get(id)!;
      const properties = { lastMet: this.#day(-90, 0).slice(0, 10) };
      this.nodes.push({ sourceId: "notes", node: { id, label, name, properties } });
      if (!this.#random.chance(0.5)) continue;
      const [first = "", last = ""] = name.split(" ");
      const twin = `note-${id}`;
      this.#node("notes", "Person", twin, `${first} ${last}${last.endsWith("s") ? "" : "s"}`, {
        heard: "by phone",
      });
      this.#edge("notes", twin, "ASKED_ABOUT", slug(this.#random.pick(products)[0]));
    }
  }

  #node(
    sourceId: string,
    label: string,
    id: string,
    name: string,
    properties: Record<string, unknown>,
  ): void {
    this.nodes.push({ sourceId, node: { id, label, name, properties } });
  }

  #edge(
    sourceId: string,
    from: string,
    label: string,
    to: string,
    properties: Record<string, unknown> = {},
    times: Pick<KGEdgeInput, "validFrom" | "validTo"> = {},
  ): void {
    const id = `e${this.edges.length + 1}`;
    this.edges.push({ sourceId, edge: { id, sourceId: from, targetId: to, label, properties, ...times } });
  }

  #day(from: number, to: number): string {
    return new Date(Date.parse(MADE_AT) + this.#random.integer(from, to) * DAY).toISOString();
  }
}

const slug = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
