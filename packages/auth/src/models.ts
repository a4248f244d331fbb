export type * from "@elqnt/types/auth";
export type { AuthSession, AuthUser } from "./session.ts";
