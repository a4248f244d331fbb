import type { OpenApiDocument } from "../generator/src/document.ts";
import type { Contracts } from "../generator/src/load.ts";
import { compareEvents } from "./events.ts";
import { type Finding, Findings } from "./finding.ts";
import { compareOperations } from "./operations.ts";
import { announcesBreak } from "./version.ts";

/** What changed for the worse in one document. */
export interface DocumentReport {
  document: string;
  versions: [before: string, after: string];
  /** Whether the new version announces that something breaks. */
  announced: boolean;
  findings: Finding[];
}

interface Documents {
  before: OpenApiDocument;
  after: OpenApiDocument | undefined;
}

function reportOf(
  document: string,
  { before, after }: Documents,
  compare: (after: OpenApiDocument) => Findings,
): DocumentReport {
  const was = before.info.version;
  if (!after) {
    const findings = new Findings();
    findings.reporter(document)("document-removed", "#", `${document} is gone`);
    return { document, versions: [was, "none"], announced: false, findings: findings.all };
  }
  const is = after.info.version;
  return { document, versions: [was, is], announced: announcesBreak(was, is), findings: compare(after).all };
}

function compareProblems({ problems: before }: Contracts, { problems: after }: Contracts): DocumentReport {
  const findings = new Findings();
  const report = findings.reporter("problems");
  for (const [code, { status }] of Object.entries(before)) {
    const now = after[code];
    if (!now) report("problem-removed", `#/${code}`, `${code} is gone`);
    else if (now.status !== status)
      report("problem-status-changed", `#/${code}/status`, `${status} -> ${now.status}`);
  }
  return { document: "problems.yaml", versions: ["", ""], announced: false, findings: findings.all };
}

/**
 * Compares all contracts, document by document. What belongs to no living document (a code, a whole service) is
 * announced when every remaining document announces a break.
 */
export function compareContracts(before: Contracts, after: Contracts): DocumentReport[] {
  const problems = { before: before.problems, after: after.problems };
  const operations = before.services.map(({ name, document }) => {
    const now = after.services.find((service) => service.name === name)?.document;
    return reportOf(`openapi/${name}.yaml`, { before: document, after: now }, (known) =>
      compareOperations(name, { before: document, after: known }, problems),
    );
  });
  const events = before.events.map(({ name, document }) => {
    const was = document as unknown as OpenApiDocument;
    const now = after.events.find((entry) => entry.name === name)?.document as OpenApiDocument | undefined;
    return reportOf(`events/${name}.yaml`, { before: was, after: now }, (known) =>
      compareEvents({ before: was, after: known }),
    );
  });
  const living = [...operations, ...events].filter(({ versions }) => versions[1] !== "none");
  const everywhere = living.length > 0 && living.every(({ announced }) => announced);
  return [...operations, ...events, compareProblems(before, after)].map((report) =>
    living.includes(report) ? report : { ...report, announced: everywhere },
  );
}
