import { type OpenApiDocument, resolve, type Schema } from "../generator/src/document.ts";
import { Findings } from "./finding.ts";
import { compareSchema } from "./schemas.ts";

interface Channel {
  address: string;
  messages?: Record<string, { $ref?: string; payload?: Schema; headers?: Schema }>;
}

/** Messages by subject; a document of events is resolved like one of operations. */
function messagesOf(document: OpenApiDocument) {
  const channels = Object.values((document.channels ?? {}) as Record<string, Channel>);
  return new Map(
    channels.flatMap(({ address, messages }) =>
      Object.values(messages ?? {}).map((message) => [address, resolve(document, message)] as const),
    ),
  );
}

/** Everything in a service's events that breaks those who consume them. */
export function compareEvents(documents: { before: OpenApiDocument; after: OpenApiDocument }): Findings {
  const findings = new Findings();
  const is = messagesOf(documents.after);
  for (const [subject, was] of messagesOf(documents.before)) {
    const report = findings.reporter(subject);
    const now = is.get(subject);
    const pointer = `#/channels/${subject}`;
    if (!now) {
      report("event-removed", pointer, `${subject} is no longer published`);
      continue;
    }
    for (const part of ["headers", "payload"] as const) {
      const [before, after] = [was[part], now[part]];
      const comparison = { ...documents, direction: "response" as const, report, seen: new Set<string>() };
      if (before && after) compareSchema(comparison, { before, after, pointer: `${pointer}/${part}` });
    }
  }
  return findings;
}
