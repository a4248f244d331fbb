import { connect } from "node:net";

/** Engines that no npm package brings, where tests look for them, and the tests that need them. */
const engines = [
  {
    name: "NATS",
    url: process.env.NATS_URL ?? "nats://127.0.0.1:4222",
    tests: [
      "backends/adapters/src/nats/nats-*.test.ts",
      "backends/adapters/src/postgres/outbox-nats.test.ts",
    ],
  },
  {
    name: "Redis",
    url: process.env.REDIS_URL ?? "redis://127.0.0.1:6379",
    tests: ["backends/adapters/src/redis/redis-*.test.ts"],
  },
];

/** Whether somebody listens there. */
function answers(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), timeout: 2_000 });
    const settle = (found: boolean) => {
      socket.destroy();
      resolve(found);
    };
    socket.once("connect", () => settle(true));
    socket.once("timeout", () => settle(false));
    socket.once("error", () => settle(false));
  });
}

/**
 * Globs of the tests whose engine is not on this machine; says which, in a line each. In CI none: there, a missing
 * engine is a failure.
 */
export async function testsWithoutEngine(): Promise<string[]> {
  if (process.env.CI) return [];
  const found = await Promise.all(engines.map(({ url }) => answers(url)));
  const missing = engines.filter((_, index) => !found[index]);
  for (const { name, url } of missing)
    console.warn(`Left out: the tests on ${name}, which is not at ${url}.`);
  return missing.flatMap(({ tests }) => tests);
}
