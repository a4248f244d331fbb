import type { Report } from "../engine/report.ts";

/** The report as JSON text, for dashboards and for comparing two runs. */
export const jsonReport = (report: Report): string => `${JSON.stringify(report, undefined, 2)}\n`;
