import "server-only";
import type { AuthSession } from "@elqnt/auth";
import { headers } from "next/headers";

/** Everybody is the demo user here; a real app reads its session cookie. */
export async function session(): Promise<AuthSession> {
  await headers();
  return {
    user: { id: "demo", email: "demo@example.com" },
    orgId: process.env.ORG_ID!,
    role: "user",
    scopes: ["read", "write"],
  };
}
