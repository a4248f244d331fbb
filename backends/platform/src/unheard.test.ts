import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";

test("R35: a promise that fails after its answer is logged, and the process goes on", {
  timeout: 20_000,
}, async () => {
  const script = join(import.meta.dirname, "__fixtures__/unheard-service.ts");
  const child = spawn(process.execPath, ["--conditions=@elqnt/source", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const lines: string[] = [];
  createInterface(child.stdout).on("line", (line) => lines.push(line));
  await expect.poll(() => lines.length, { timeout: 10_000 }).toBe(1);
  const [url] = lines;
  for (const path of ["/first", "/second"]) {
    expect(await (await fetch(`${url}${path}`)).text()).toBe("answered");
    await expect.poll(() => lines.at(-1)).toContain(`after ${path}`);
  }
  expect(JSON.parse(lines.at(-1)!)).toMatchObject({ level: 50, msg: "a promise failed and nobody listened" });
  child.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
});
