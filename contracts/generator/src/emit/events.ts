import { refName, type Schema } from "../document.ts";
import type { Contracts, LoadedService } from "../load.ts";
import { header } from "./names.ts";
import { declareSchema, references } from "./types.ts";

interface AsyncApiDocument {
  channels?: Record<string, { address: string; messages?: Record<string, { $ref?: string }> }>;
  components?: {
    schemas?: Record<string, Schema>;
    messages?: Record<string, { name?: string; payload?: Schema }>;
  };
}

interface EventEntry {
  subject: string;
  payload: string;
}

function eventsOf(document: AsyncApiDocument): EventEntry[] {
  return Object.values(document.channels ?? {}).flatMap(({ address, messages }) =>
    Object.entries(messages ?? {}).flatMap(([key, message]) => {
      const name = message.$ref ? refName(message.$ref) : key;
      const payload =
        document.components?.messages?.[name]?.payload ?? (message as { payload?: Schema }).payload;
      return payload?.$ref ? [{ subject: address, payload: refName(payload.$ref) }] : [];
    }),
  );
}

/** Types of the internal events and the union of their subjects. */
export function eventTypes(events: Contracts["events"], services: readonly LoadedService[]): string {
  const documents = events.map(({ document }) => document as AsyncApiDocument);
  const entries = documents.flatMap(eventsOf);
  const schemas = new Map(
    documents.flatMap((document) => Object.entries(document.components?.schemas ?? {})),
  );
  const owner = new Map(
    services.flatMap(({ name, own }) => [...own].map((component) => [component, name] as const)),
  );
  const known = [...schemas.keys()].filter((name) => owner.has(name));
  const imports = known.map(
    (name) =>
      `export type { ${name} } from "./types/${owner.get(name)}.gen.ts";\nimport type { ${name} } from "./types/${owner.get(name)}.gen.ts";\n`,
  );
  const declared = [...schemas].filter(([name]) => !owner.has(name));
  const mentioned = references(declared.map(([, schema]) => schema));
  const used = imports.filter((_, index) => mentioned.has(known[index]!));
  return [
    header("contracts/events"),
    ...used,
    ...declared.map(([name, schema]) => declareSchema(name, schema)),
    `/** Payload of each subject of the internal bus. */\nexport interface EventPayloads {\n${entries.map(({ subject, payload }) => `  ${JSON.stringify(subject)}: ${payload};\n`).join("")}}\n`,
    `/** Every subject of the internal bus. */\nexport const eventSubjects = ${JSON.stringify(entries.map(({ subject }) => subject))} as const satisfies readonly (keyof EventPayloads)[];\n`,
  ].join("\n");
}
