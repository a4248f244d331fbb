import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { defaultBase } from "./base.ts";
import { checkBreaking } from "./check.ts";

const contracts = join(import.meta.dirname, "..");
const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];

describe("checkBreaking", () => {
  let root: string;
  const git = (...parameters: string[]) => execFileSync("git", [...identity, ...parameters], { cwd: root });
  const edit = (from: string, to: string) => {
    const file = join(root, "contracts/openapi/gateway.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace(from, to));
  };

  beforeAll(() => {
    vi.spyOn(console, "log").mockImplementation(() => {});
    root = mkdtempSync(join(tmpdir(), "breaking-"));
    git("init", "--quiet", "--initial-branch", "main");
    git("commit", "--quiet", "--allow-empty", "--message", "Empty");
    for (const part of ["openapi", "events", "schemas", "problems.yaml"])
      cpSync(join(contracts, part), join(root, "contracts", part), { recursive: true });
    git("tag", "empty");
    git("add", ".");
    git("commit", "--quiet", "--message", "Contracts");
  });
  afterAll(() => {
    vi.restoreAllMocks();
    rmSync(root, { recursive: true });
  });

  it("compares with the last tag, else with main", () => {
    expect(defaultBase(root)).toBe("empty");
    git("tag", "--delete", "empty");
    expect(defaultBase(root)).toBe("main");
  });

  it("passes when nothing changed, and when the base has no contracts", async () => {
    expect(await checkBreaking(root, "main")).toBe(0);
    expect(await checkBreaking(root, "main~1")).toBe(0);
  });

  it("fails on a silent break, names it, and passes once the version announces it", async () => {
    edit("operationId: getDocs", "operationId: getReference");
    expect(await checkBreaking(root, "main")).toBe(1);
    expect(console.log).toHaveBeenCalledWith(
      "openapi/gateway.yaml operation-renamed [getDocs] #/paths/~1docs/get/operationId: getDocs -> getReference",
    );
    edit("version: 0.1.0", "version: 0.2.0");
    expect(await checkBreaking(root, "main")).toBe(0);
  });

  it("says so when git does not know the base", async () => {
    await expect(checkBreaking(root, "nowhere")).rejects.toThrow('Failed to compare with "nowhere"');
  });
});
