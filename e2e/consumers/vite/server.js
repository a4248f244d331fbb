import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { createGatewayTokenHandler } from "@elqnt/auth/server";
import { serve } from "@hono/node-server";

const { PORT, JWT_SECRET = "", VITE_ORG_ID = "" } = process.env;
const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };

const issueToken = createGatewayTokenHandler({
  secret: JWT_SECRET,
  getSession: () => ({
    user: { id: "demo", email: "demo@example.com" },
    orgId: VITE_ORG_ID,
    role: "user",
    scopes: ["read", "write"],
  }),
});

async function page(pathname) {
  const path = join("dist", pathname === "/" ? "index.html" : pathname);
  const body = await readFile(path).catch(() => null);
  return new Response(body, {
    status: body ? 200 : 404,
    headers: { "content-type": types[extname(path)] ?? "" },
  });
}

serve({
  port: Number(PORT),
  hostname: "127.0.0.1",
  fetch: (request) => {
    const { pathname } = new URL(request.url);
    return pathname === "/api/gateway-token" ? issueToken(request) : page(pathname);
  },
});
