import { execFile } from "node:child_process";
import { chmod, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { main } from "../src/cli/main.ts";
import type { Report } from "../src/engine/report.ts";
import { type Served, serve } from "./serve.ts";
import { tinyBackend } from "./tiny.ts";
import { tinyOptions, tinySuite } from "./tiny-suite.ts";

const execute = promisify(execFile);
const secret = tinyOptions.jwtSecret;

let good: Served;
let bad: Served;
beforeAll(async () => {
  [good, bad] = await Promise.all([serve(tinyBackend()), serve(tinyBackend({ laxBodies: true }))]);
});
afterAll(() => Promise.all([good.close(), bad.close()]));

/** Runs the command without a process and collects what it prints. */
async function run(argv: readonly string[], environment: Record<string, string> = { JWT_SECRET: secret }) {
  const printed = { stdout: "", stderr: "" };
  const stream = (name: "stdout" | "stderr") => ({
    write: (text: string) => {
      printed[name] += text;
    },
  });
  const code = await main(argv, {
    stdout: stream("stdout"),
    stderr: stream("stderr"),
    environment,
    suite: tinySuite,
  });
  return { code, ...printed };
}

describe("exit codes", () => {
  it("is 0 when everything holds", async () => {
    const { code, stdout } = await run(["--url", good.url, "--seed", "7"]);
    expect(code).toBe(0);
    expect(stdout).toContain("All 6 checks of 4 rules hold");
    expect(stdout).toContain("1 skipped: things have one place only");
  });

  it("is 1 when something does not, and the table says what", async () => {
    const { code, stdout, stderr } = await run(["--url", bad.url]);
    expect(code).toBe(1);
    expect(stderr).toContain("✘ things/refuse:missing");
    for (const part of [
      "expected  422 validation_failed",
      "observed  201",
      "> POST /things",
      "repeat    curl",
      "rerun     elqnt-conformance",
    ]) {
      expect(stdout).toContain(part);
    }
  });

  it("is 2 when nobody is there", async () => {
    const gone = await serve(tinyBackend());
    await gone.close();
    const { code, stderr } = await run(["--url", gone.url]);
    expect(code).toBe(2);
    expect(stderr).toContain(`Failed to reach ${gone.url}`);
    expect(stderr).toContain("ECONNREFUSED");
  });

  it.each([
    [["--url", "nowhere"], "--url takes a base URL"],
    [[], "No target"],
    [["--url", "http://localhost", "--report", "pdf=x"], "--report takes"],
    [["--url", "http://localhost", "--seed", "many"], "--seed takes a whole number"],
    [["--url", "http://localhost", "--colour"], "Unknown option '--colour'"],
    [["--url", "http://localhost", "--only", "nothing"], "no rule matches nothing"],
    [["dance"], 'Unknown argument "dance"'],
  ])("is 2 with a sentence for %j", async (argv, sentence) => {
    const { code, stderr } = await run(argv);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
  });

  it("is 2 without a way to make tokens", async () => {
    const { code, stderr } = await run(["--url", good.url], {});
    expect(code).toBe(2);
    expect(stderr).toContain("No way to make tokens");
  });
});

describe("reports", () => {
  it("tells the rules that took longest", async () => {
    const { stdout } = await run(["--url", good.url, "--report", "slowest"]);
    const [head, ...rows] = stdout.trim().split("\n");
    expect(head).toMatch(/^slowest rules +checks +requests +seconds +longest$/);
    expect(rows.find((row) => row.startsWith("things/refuse"))).toMatch(/ 3 +3 +\d+\.\d +\d+\.\d /);
    const times = rows.map((row) => Number(row.trim().split(/ +/)[3]));
    expect(times).toEqual([...times].sort((left, right) => right - left));
  });

  it("writes JUnit, JSON and HTML next to the table", async () => {
    const folder = await mkdtemp(join(tmpdir(), "conformance-"));
    const file = (name: string) => join(folder, "deep", name);
    const { stdout } = await run([
      "--url",
      bad.url,
      "--report",
      `table,junit=${file("junit.xml")},json=${file("report.json")},html=${file("report.html")}`,
    ]);
    expect(stdout).toContain("checks do not hold");
    const junit = await readFile(file("junit.xml"), "utf8");
    expect(junit).toMatch(
      /^<\?xml[^>]+>\n<testsuites name="elqnt-conformance" tests="7" failures="3" errors="0" skipped="1"/,
    );
    expect(junit).toContain('<failure message="expected 422 validation_failed, observed 201');
    const report = JSON.parse(await readFile(file("report.json"), "utf8")) as Report;
    expect(report.totals.failed).toBe(3);
    const html = await readFile(file("report.html"), "utf8");
    expect(html).toContain("3 promises are broken");
    expect(html).not.toMatch(/<(?:link|script|img)[^>]+(?:src|href)=/);
  });
});

describe("listing", () => {
  it("prints each rule with its sentence", async () => {
    const { code, stdout } = await run(["--list", "--only", "things/*"]);
    expect(code).toBe(0);
    expect(stdout).toContain(
      "things/refuse [3]\n    A thing without a good name is refused. (tiny contract)",
    );
    expect(stdout).toContain("3 rules");
  });
});

describe("tokens", () => {
  const claims = { org_id: "o", user_id: "u", scopes: ["read"], exp: 2_000_000_000 };

  it("mints with the secret", async () => {
    const { stdout } = await run(["token", "--claims", JSON.stringify(claims)]);
    expect(decodeJwt(stdout.trim())).toEqual(claims);
  });

  it("mints with a command that reads stdin, or the environment", async () => {
    for (const command of ["cat", 'printf %s "$ELQNT_CLAIMS"']) {
      const { stdout } = await run(["token", "--claims", JSON.stringify(claims), "--token-command", command]);
      expect(JSON.parse(stdout)).toEqual(claims);
    }
  });

  it("says what a failing command said", async () => {
    const { code, stderr } = await run([
      "token",
      "--claims",
      "{}",
      "--token-command",
      "echo no key >&2; exit 3",
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain("the token command exited with 3. no key");
  });
});

describe("the curl line of a failure", () => {
  it("repeats the request in a shell", async () => {
    const folder = await mkdtemp(join(tmpdir(), "conformance-"));
    const command = join(folder, "elqnt-conformance");
    const cli = new URL("../src/cli.ts", import.meta.url).pathname;
    await writeFile(
      command,
      `#!/bin/sh\nexec "${process.execPath}" --conditions=@elqnt/source "${cli}" "$@"\n`,
    );
    await chmod(command, 0o755);
    const json = join(folder, "report.json");
    await run(["--url", bad.url, "--only", "things/refuse:missing", "--report", `json=${json}`]);
    const report = JSON.parse(await readFile(json, "utf8")) as Report;
    const curl = report.results[0]?.failures[0]?.curl;
    expect(curl).toMatch(/^curl /);
    const { stdout } = await execute("sh", ["-c", curl!], {
      env: { ...process.env, PATH: `${folder}:${process.env.PATH}`, JWT_SECRET: secret },
    });
    expect(stdout).toMatch(/^HTTP\/1.1 201/);
  });
});
