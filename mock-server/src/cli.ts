#!/usr/bin/env node
import { parseArgs } from "node:util";
import { createMockGateway, serveMock } from "./http.ts";
import type { Scenario } from "./scenario.ts";

const scenarios: readonly Scenario[] = ["empty", "typical", "large", "twoOrgs"];
const usage = `elqnt-mock: the Eloquent gateway in memory.

  --port <number>      Default 8080.
  --host <name>        Default 127.0.0.1.
  --scenario <name>    ${scenarios.join(", ")}. Default typical.
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: "string" },
      host: { type: "string" },
      scenario: { type: "string" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return console.log(usage);
  const scenario = scenarios.find((name) => name === (values.scenario ?? "typical"));
  if (!scenario) throw new Error(`--scenario must be one of ${scenarios.join(", ")}.`);
  const mock = createMockGateway({ scenario });
  const server = await serveMock(mock, {
    port: Number(values.port ?? 8080),
    hostname: values.host ?? "127.0.0.1",
  });
  console.log(`Mock gateway on ${server.url}\nToken: ${await mock.token()}`);
}

if (process.env.NODE_ENV === "production") {
  console.error("elqnt-mock accepts a published secret and does not run with NODE_ENV=production.");
  process.exit(1);
}

main().catch((error: NodeJS.ErrnoException) => {
  const reason =
    error.code === "EADDRINUSE" ? "the port is taken. Choose another with --port." : error.message;
  console.error(`Failed to start the mock: ${reason}`);
  process.exit(1);
});
