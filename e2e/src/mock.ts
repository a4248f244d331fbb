import { join } from "node:path";
import { inject } from "vitest";
import { answers, freePort, type Running, start } from "./process.ts";

/** The mock gateway as users start it: the command of the installed package. */
export interface Mock extends Running {
  readonly url: string;
}

/** The demo organization and the published secret of the mock. */
export const demo = {
  orgId: "0197b2d3-982f-7b79-b2bf-710f6def104a",
  secret: "mock-secret-for-development-and-tests-only",
};

/** Starts `elqnt-mock` with the demo data on a port of its own. */
export async function startMock(): Promise<Mock> {
  const { everything } = inject("outside");
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const command = join(everything, "node_modules/.bin/elqnt-mock");
  const isReady = (): Promise<boolean> => answers(`${url}/health`);
  return { url, ...(await start(command, ["--port", String(port)], { cwd: everything, isReady })) };
}
