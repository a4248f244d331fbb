import { describe, expect, it } from "vitest";
import { createProgress } from "../src/cli/progress.ts";
import { plain } from "../src/report/table.ts";
import { runConformance } from "../src/run-conformance.ts";
import { tinyBackend } from "./tiny.ts";
import { tinyOptions } from "./tiny-suite.ts";

async function show(isTTY: boolean): Promise<string> {
  let text = "";
  const stream = {
    isTTY,
    write: (part: string) => {
      text += part;
    },
  };
  await runConformance({
    ...tinyOptions,
    fetch: tinyBackend({ laxBodies: true }),
    onProgress: createProgress(stream, plain),
  });
  return text;
}

describe("progress", () => {
  it("writes one line over and over on a terminal, and each failure once", async () => {
    const text = await show(true);
    expect(text).toContain("7 checks against");
    expect(text).toContain("\r\u001b[2K7/7");
    expect(text.match(/✘ things\/refuse:missing/g)).toHaveLength(1);
  });

  it("writes plain lines into a log", async () => {
    const text = await show(false);
    expect(text).not.toContain("\u001b");
    expect(text).toContain("✘ things/refuse:empty");
  });
});
