"use client";

import type { AuthSession } from "@elqnt/auth";
import { AuthProvider } from "@elqnt/auth/hooks";
import { ElqntProvider } from "@elqnt/react";
import type { ReactNode } from "react";

interface ProvidersProps {
  baseUrl: string;
  session: AuthSession;
  children: ReactNode;
}

export function Providers({ baseUrl, session, children }: ProvidersProps) {
  return (
    <ElqntProvider baseUrl={baseUrl} orgId={session.orgId}>
      <AuthProvider session={session}>{children}</AuthProvider>
    </ElqntProvider>
  );
}
