import { spawn } from "node:child_process";

const windows = process.platform === "win32";

/** Programs of npm are scripts on Windows, which only its shell starts. */
const forShell = (text) => (windows && /\s/.test(text) ? `"${text}"` : text);

function start([program, ...args], options) {
  return spawn(forShell(program), args.map(forShell), { shell: windows, ...options });
}

/**
 * Runs a program to its end and collects what it prints. `onLine` hears of its last words.
 * Never rejects: a program that does not exist, or takes too long, has the code -1.
 */
export function collect(command, { timeoutMs, onLine, ...options } = {}) {
  return new Promise((resolve) => {
    const child = start(command, { stdio: ["ignore", "pipe", "pipe"], ...options });
    const printed = { stdout: "", output: "" };
    const timer =
      timeoutMs &&
      setTimeout(() => end(-1, `It took longer than ${timeoutMs / 1000} s (ETIMEDOUT).`), timeoutMs);
    const end = (code, note = "") => {
      clearTimeout(timer);
      child.kill("SIGKILL");
      // A grandchild may hold them open, which would hold us.
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({ code, stdout: printed.stdout.trim(), output: `${printed.output}${note}`.trim() });
    };
    const hear = (stream) => (chunk) => {
      if (stream === "stdout") printed.stdout += chunk;
      printed.output += chunk;
      onLine?.(String(chunk).trim().split("\n").at(-1).slice(0, 80));
    };
    child.stdout.on("data", hear("stdout"));
    child.stderr.on("data", hear("stderr"));
    child.once("error", (error) => end(-1, error.message));
    child.once("close", (code) => end(code ?? -1));
  });
}

const sameSignalMs = 500;

/**
 * Runs a program in the foreground and forwards signals to it; answers its exit code, or 128 and more after a signal.
 *
 * On Ctrl-C the terminal tells every process of the group and npm tells its children once more; a server takes the
 * second time for "stop at once". With `alone` the program gets a group of its own, and each signal once.
 */
export function runInForeground(command, { alone = false, ...options } = {}) {
  return new Promise((resolve) => {
    const detached = alone && !windows;
    const child = start(command, {
      stdio: [detached ? "ignore" : "inherit", "inherit", "inherit"],
      detached,
      ...options,
    });
    const last = {};
    const handlers = ["SIGINT", "SIGTERM", "SIGHUP"].map((signal) => {
      const forward = () => {
        const now = performance.now();
        if (now - (last[signal] ?? Number.NEGATIVE_INFINITY) > sameSignalMs) child.kill(signal);
        last[signal] = now;
      };
      process.on(signal, forward);
      return () => process.removeListener(signal, forward);
    });
    const end = (code) => {
      for (const remove of handlers) remove();
      resolve(code);
    };
    child.once("error", (error) => {
      console.error(`Failed to run ${command[0]}: ${error.message}`);
      end(127);
    });
    child.once("exit", (code, signal) => end(code ?? 128 + (signalNumbers[signal] ?? 0)));
  });
}

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGABRT: 6, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 };
