import type { CaseResult, Report } from "../engine/report.ts";
import { groupBy } from "../group-by.ts";
import { describeResult } from "./table.ts";

/** Characters that XML 1.0 cannot carry at all, escaped or not. */
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
};

/** Text made safe for XML attributes and elements. */
export const escapeXml = (text: string): string =>
  text.replace(forbidden, "\ufffd").replace(/[&<>"\n]/g, (character) => entities[character]!);

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

function testCase(result: CaseResult): string {
  const attributes = `classname="${escapeXml(`${result.profile}.${result.rule}`)}" name="${escapeXml(result.id)}" time="${seconds(result.durationMs)}"`;
  if (result.outcome === "passed") return `    <testcase ${attributes}/>`;
  const message = escapeXml(
    result.failures[0]
      ? `expected ${result.failures[0].expected}, observed ${result.failures[0].observed}`
      : (result.reason ?? ""),
  );
  const tag = { failed: "failure", error: "error", skipped: "skipped" }[result.outcome];
  const text = result.outcome === "skipped" ? "" : escapeXml(describeResult(result));
  return `    <testcase ${attributes}>\n      <${tag} message="${message}">${text}</${tag}>\n    </testcase>`;
}

/** JUnit XML: one suite per noun, one test case per rule and subject. */
export function junitReport(report: Report): string {
  const suites = groupBy(report.results, ({ rule }) => rule.split("/")[0]!);
  const { totals } = report;
  const body = [...suites].map(([name, results]) => {
    const count = (outcome: CaseResult["outcome"]) =>
      results.filter((result) => result.outcome === outcome).length;
    const time = results.reduce((sum, { durationMs }) => sum + durationMs, 0);
    return [
      `  <testsuite name="${escapeXml(name)}" tests="${results.length}" failures="${count("failed")}" errors="${count("error")}" skipped="${count("skipped")}" time="${seconds(time)}" timestamp="${report.startedAt}">`,
      `    <properties><property name="seed" value="${report.seed}"/><property name="target" value="${escapeXml(report.target)}"/></properties>`,
      ...results.map(testCase),
      "  </testsuite>",
    ].join("\n");
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="elqnt-conformance" tests="${totals.cases}" failures="${totals.failed}" errors="${totals.errors}" skipped="${totals.skipped}" time="${seconds(report.durationMs)}">`,
    ...body,
    "</testsuites>",
    "",
  ].join("\n");
}
