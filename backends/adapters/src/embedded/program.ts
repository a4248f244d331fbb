import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Placement } from "./placement.ts";

/** Runs one of PostgreSQL's programs as the server's user; rejects with what it printed. */
export function runProgram({ bin, user }: Placement, name: string, flags: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    // "/" because the server's user may not be allowed into the working folder of this process.
    const options = { ...user, cwd: "/", env: { ...process.env, LC_ALL: "C" } };
    const program = spawn(join(bin, name), flags, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    program.stdout.on("data", (chunk) => {
      output += chunk;
    });
    program.stderr.on("data", (chunk) => {
      output += chunk;
    });
    program.once("error", (error) => reject(new ProgramFailed(`${name}: ${error.message}`)));
    program.once("close", (code) => (code === 0 ? resolve() : reject(new ProgramFailed(output))));
  });
}

/** The message is the output of the program. */
export class ProgramFailed extends Error {
  override readonly name = "ProgramFailed";
}
