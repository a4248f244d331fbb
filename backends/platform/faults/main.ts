// Breaks a whole platform on purpose: processes, PostgreSQL, NATS and Redis of its own are killed, stopped and started
// again. It needs `nats-server` and `redis-server`; without them it says so, and fails where CI is set.
import { spawn } from "node:child_process";
import { canStart } from "@elqnt/adapters/testing";

const missing = ["nats-server", "redis-server"].filter((command) => !canStart(command));
if (missing.length > 0) {
  console.error(`The platform was not broken: ${missing.join(" and ")} cannot be found here.`);
  process.exit(process.env.CI ? 1 : 0);
}
const child = spawn("vitest", ["run", "--project", "faults", ...process.argv.slice(2)], { stdio: "inherit" });
child.once("exit", (code) => process.exit(code ?? 1));
