import { spawn } from "node:child_process";
import type { MintToken } from "../tokens/mint.ts";

/** Runs a shell command with text on its stdin and gives back what it prints. */
function run(command: string, input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, {
      shell: true,
      env: { ...process.env, ELQNT_CLAIMS: input },
      stdio: ["pipe", "pipe", "pipe"],
    });
    let output = "";
    let complaint = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      complaint += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0 && output.trim()) resolve(output.trim());
      else
        reject(
          new Error(
            `Failed to mint a token: the token command exited with ${code}. ${complaint.trim().slice(0, 500)}`,
          ),
        );
    });
    // A command that reads ELQNT_CLAIMS may close stdin without reading it.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}

/** Mints tokens with a command of the backend's own: claims as JSON on stdin and in `ELQNT_CLAIMS`, token on stdout. */
export const mintWithCommand =
  (command: string): MintToken =>
  (claims) =>
    run(command, JSON.stringify(claims));
