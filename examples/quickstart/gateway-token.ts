import type { IncomingMessage } from "node:http";
import { createGatewayTokenHandler } from "@elqnt/auth/server";
import type { Plugin } from "vite";

/**
 * The app's server half: `POST /api/gateway-token` turns a session into a short token. Here everybody is the demo user;
 * your app reads its own session cookie in `getSession`.
 */
export function gatewayToken(): Plugin {
  return {
    name: "gateway-token",
    configureServer(server) {
      const { JWT_SECRET = "", VITE_ORG_ID = "" } = process.env;
      if (!JWT_SECRET)
        return server.config.logger.warn("JWT_SECRET is not set: /api/gateway-token will not answer.");
      const handle = createGatewayTokenHandler({
        secret: JWT_SECRET,
        getSession: () => ({
          user: { id: "demo", email: "demo@example.com" },
          orgId: VITE_ORG_ID,
          role: "admin",
          scopes: ["read", "write"],
        }),
      });
      server.middlewares.use("/api/gateway-token", async (request, response) => {
        const answer = await handle(await toRequest(request, "/api/gateway-token"));
        response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
      });
    },
  };
}

async function toRequest(request: IncomingMessage, path: string): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = new Headers(
    Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const { method = "GET" } = request;
  const body = method === "GET" || method === "HEAD" ? null : Buffer.concat(chunks);
  return new Request(`http://${request.headers.host}${path}`, { method, headers, body });
}
