import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

// Every case starts several processes, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const repository = fileURLToPath(new URL("../..", import.meta.url));

const files: Record<string, string> = {
  "package.json": '{ "name": "fake", "private": true }',
  "pnpm-workspace.yaml": "packages: [backends/*]\npmOnFail: ignore\n",
  "pnpm-lock.yaml": `lockfileVersion: '9.0'
settings:
  autoInstallPeers: true
  excludeLinksFromLockfile: false
importers:
  .: {}
  backends/platform: {}
`,
  "backends/platform/package.json": '{ "name": "platform", "private": true, "type": "module" }',
  "backends/platform/src/cli.ts": `
    const args: string[] = process.argv.slice(2);
    if (args.includes("--exit")) process.exit(42);
    let signals = 0;
    process.on("SIGINT", () => { signals += 1; console.log("heard"); setTimeout(() => process.exit(signals), 300); });
    setInterval(() => {}, 1_000);
    console.log(args.join(" "));
  `,
  "tools/test-steps.mjs": `
    const node = (code) => ["node", "-e", code, "--"];
    export const steps = [
      { name: "args", command: node("console.log('args:', ...process.argv.slice(1))") },
      { name: "may-fail", command: node("process.exit(process.env.FAIL ? 3 : 0)") },
      { name: "browser", command: node("console.log('browser:', process.env.CHROMIUM_PATH)"), browser: true },
    ];
  `,
};

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "elqnt-run-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  cpSync(join(repository, "run.mjs"), join(root, "run.mjs"));
  cpSync(join(repository, "tools", "run"), join(root, "tools", "run"), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function run(args: string[], env: Record<string, string> = {}) {
  const options = {
    encoding: "utf8" as const,
    env: { ...process.env, CHROMIUM_PATH: process.execPath, ...env },
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, ["run.mjs", ...args], {
    cwd: root,
    ...options,
  });
  return { status, stdout, stderr, last: stdout.trimEnd().split("\n").at(-1) };
}

describe("npm test", () => {
  it("installs once, again when a manifest changes, and tells of it in one line", () => {
    expect(run(["test"]).stderr).toMatch(/^Installing packages … \d+\.\d s\n$/);
    expect(run(["test"]).stderr).toBe("");
    writeFileSync(join(root, "backends/platform/package.json"), '{ "name": "platform", "version": "1.0.0" }');
    expect(run(["test"]).stderr).toMatch(/^Installing packages/);
  });

  it("runs the steps in order under headings and counts them in the last line", () => {
    const { stdout, status, last } = run(["test"]);
    expect(stdout.match(/^== .*/gm)?.map((line) => line.replace(/\d+\.\d s$/, "…"))).toEqual([
      "== args",
      "== args: passed in …",
      "== may-fail",
      "== may-fail: passed in …",
      "== browser",
      "== browser: passed in …",
    ]);
    expect(stdout).toContain(`browser: ${process.execPath}`);
    expect({ last, status }).toEqual({ last: "3 passed, 0 failed", status: 0 });
  });

  it("stops at the first failure and names what did not run", () => {
    const { stdout, status, last } = run(["test"], { FAIL: "1" });
    expect(stdout).toContain("Not run after the failure: browser");
    expect({ last, status }).toEqual({ last: "1 passed, 1 failed", status: 1 });
  });

  it("goes on after a failure when told so", () => {
    const { status, last } = run(["test", "--keep-going"], { FAIL: "1" });
    expect({ last, status }).toEqual({ last: "2 passed, 1 failed", status: 1 });
  });

  it("runs one step with arguments", () => {
    const { stdout, last } = run(["test", "--only", "args", "-t", "two words"]);
    expect(stdout).toContain("args: -t two words");
    expect(last).toBe("1 passed, 0 failed");
  });

  it.each([
    [["test", "--only", "nope"], 'Failed to find the step "nope": there are args, may-fail, browser.\n'],
    [["test", "--only"], 'Failed to find the step "": there are args, may-fail, browser.\n'],
    [["test", "x"], 'Failed to read "x": arguments need one step, chosen with --only <step>.\n'],
  ])("says in a sentence that it cannot do %j", (args, sentence) => {
    expect(run(args)).toMatchObject({ status: 1, stdout: "", stderr: sentence });
  });

  it("fails, and does not skip, when the browser is missing", () => {
    const { stderr, status, last } = run(["test", "--only", "browser"], { CHROMIUM_PATH: "/nowhere" });
    expect(stderr).toBe('Failed to find a browser: CHROMIUM_PATH names "/nowhere", which is no program.\n');
    expect({ last, status }).toEqual({ last: "0 passed, 1 failed", status: 1 });
  });
});

describe("npm start", () => {
  it("hands its arguments on and keeps the exit code", () => {
    expect(run(["start", "--exit"]).status).toBe(42);
  });

  // npm and the terminal both tell of one Ctrl-C.
  it.runIf(process.platform !== "win32")(
    "forwards a signal once, however often it comes at the same time",
    async () => {
      const child = spawn(process.execPath, ["run.mjs", "start", "--port", "1"], { cwd: root });
      const lines = createInterface(child.stdout);
      expect(await once(lines, "line")).toEqual(["dev --port 1"]);
      const exit = once(child, "exit");
      child.kill("SIGINT");
      expect(await once(lines, "line")).toEqual(["heard"]);
      child.kill("SIGINT");
      expect(await exit).toEqual([1, null]);
    },
  );
});
