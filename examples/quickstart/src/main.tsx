import "@elqnt/react/styles.css";
import "./app.css";
import { AuthProvider } from "@elqnt/auth/hooks";
import { ElqntProvider } from "@elqnt/react";
import { createRoot } from "react-dom/client";
import { TicketDesk } from "./ticket-desk.tsx";

const { VITE_API_GATEWAY_URL: baseUrl, VITE_ORG_ID: orgId } = import.meta.env;

createRoot(document.getElementById("root")!).render(
  <ElqntProvider baseUrl={baseUrl} orgId={orgId}>
    <AuthProvider>
      <TicketDesk />
    </AuthProvider>
  </ElqntProvider>,
);
