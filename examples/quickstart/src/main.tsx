import "@elqnt/react/styles.css";
import "./app.css";
import { AuthProvider } from "@elqnt/auth/hooks";
import { ElqntProvider } from "@elqnt/react";
import { lazy, Suspense, useSyncExternalStore } from "react";
import { createRoot } from "react-dom/client";
import { TicketDesk } from "./ticket-desk.tsx";

const GraphPage = lazy(() => import("./graph-page.tsx"));

function App() {
  const page = useSyncExternalStore(onNavigation, () => location.hash);
  return page === "#graph" ? (
    <Suspense>
      <GraphPage />
    </Suspense>
  ) : (
    <TicketDesk />
  );
}

function onNavigation(notify: () => void): () => void {
  addEventListener("hashchange", notify);
  return () => removeEventListener("hashchange", notify);
}

const { VITE_API_GATEWAY_URL: baseUrl, VITE_ORG_ID: orgId } = import.meta.env;

createRoot(document.getElementById("root")!).render(
  <ElqntProvider baseUrl={baseUrl} orgId={orgId}>
    <AuthProvider>
      <App />
    </AuthProvider>
  </ElqntProvider>,
);
