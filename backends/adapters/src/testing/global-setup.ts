import { rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../embedded/index.ts";
import { removeAbandoned, scratchDir } from "./scratch-dir.ts";
import { testServerVariable, unsafeSettings } from "./settings.ts";

/**
 * Global setup of vitest: one PostgreSQL for the whole run, started when the first test asks for it.
 *
 * Test processes ask over HTTP: `/server` answers the URL of a server (DATABASE_URL, or an embedded one), and
 * `/template` a data folder of a stopped server, to be copied by tests that break theirs.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const dirs: string[] = [];
  let embedded: Promise<EmbeddedPostgres> | undefined;
  let template: Promise<string> | undefined;

  const newDir = () => {
    const dir = scratchDir();
    dirs.push(dir);
    return dir;
  };
  const start = (dataDir: string) => startEmbeddedPostgres({ dataDir, settings: unsafeSettings });
  const makeTemplate = async () => {
    // What killed runs left is nobody's to wait for.
    void removeAbandoned();
    const dir = newDir();
    await (await start(dir)).stop();
    return dir;
  };
  const answers: Record<string, () => Promise<string>> = {
    "/server": async () => {
      if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
      embedded ??= start(newDir());
      return (await embedded).url;
    },
    "/template": () => {
      template ??= makeTemplate();
      return template;
    },
  };

  const http = createServer(async (request, response) => {
    try {
      response.end(await answers[request.url ?? ""]?.());
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  process.env[testServerVariable] = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;

  return async () => {
    http.closeAllConnections();
    http.close();
    await (await embedded)?.stop();
    await template;
    for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
  };
}
