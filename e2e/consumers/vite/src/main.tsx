import "@elqnt/react/styles.css";
import { AuthProvider } from "@elqnt/auth/hooks";
import { ElqntProvider } from "@elqnt/react";
import { createRoot } from "react-dom/client";
import { TicketDesk } from "./ticket-desk";

const { VITE_API_GATEWAY_URL, VITE_ORG_ID } = import.meta.env;

createRoot(document.getElementById("root")!).render(
  <ElqntProvider baseUrl={VITE_API_GATEWAY_URL} orgId={VITE_ORG_ID}>
    <AuthProvider>
      <TicketDesk />
    </AuthProvider>
  </ElqntProvider>,
);
