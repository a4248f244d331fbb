import { join } from "node:path";
import { createServer } from "vite";

/** The quickstart app: served from its own folder and configuration, as its builder would run it. */
export async function startWeb({
  port,
  gatewayUrl,
  orgId,
}: {
  port: number;
  gatewayUrl: string;
  orgId: string;
}): Promise<{ url: string; close: () => Promise<void> }> {
  const root = join(import.meta.dirname, "../../../examples/quickstart");
  process.env.VITE_API_GATEWAY_URL = gatewayUrl;
  process.env.VITE_ORG_ID = orgId;
  const server = await createServer({
    root,
    configFile: join(root, "vite.config.ts"),
    // Node reads TypeScript and knows the conditions of the workspace; bundled, the configuration would not.
    configLoader: "native",
    logLevel: "error",
    clearScreen: false,
    server: { port, strictPort: true, host: "127.0.0.1" },
  });
  await server.listen();
  return { url: `http://localhost:${port}`, close: () => server.close() };
}
