import { expect } from "vitest";
import type { Finished } from "../../conformance/processes.ts";

/** A command that could not do what it was asked: one sentence, no stack, exit code 1. */
export function expectSentence({ code, stdout, stderr }: Finished, sentence: RegExp | string): void {
  expect({ code, stdout, lines: stderr.trimEnd().split("\n") }).toEqual({
    code: 1,
    stdout: "",
    lines: [expect.stringMatching(sentence)],
  });
}
