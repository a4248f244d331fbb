import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { LoadRequest } from "../harness/load.ts";
import type { Sent } from "./contestants/traced.ts";

/** The platform with its statements visible. */
export interface TracedPlatform {
  /** Sends a request and gives the statements it led to. */
  statementsOf(request: LoadRequest): Promise<readonly Sent[]>;
  stop(): void;
}

export async function startTraced(env: Readonly<Record<string, string>>): Promise<TracedPlatform> {
  const file = join(import.meta.dirname, "contestants/traced.ts");
  const child = fork(file, {
    env: { ...process.env, ...env },
    execArgv: ["--conditions=@elqnt/source"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const [{ url }] = (await once(child, "message")) as [{ url: string }];
  const take = async (): Promise<readonly Sent[]> => {
    child.send("take");
    const [statements] = (await once(child, "message")) as [Sent[]];
    return statements;
  };
  return {
    async statementsOf({ method, path, headers, body }) {
      const send = () => fetch(url + path, { method, headers, ...(body === undefined ? {} : { body }) });
      // What is learnt once per process (the org, the definition) is not a cost of the request.
      for (let warm = 0; warm < 3; warm++) await (await send()).text();
      await pause(200);
      await take();
      const response = await send();
      if (!response.ok)
        throw new Error(`Failed to trace ${path}: ${response.status} ${await response.text()}`);
      await response.text();
      return take();
    },
    stop: () => void child.kill(),
  };
}
