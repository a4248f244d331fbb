import "@elqnt/react/styles.css";
import type { ReactNode } from "react";
import { Providers } from "./providers";
import { session } from "./session";

export default async function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <link rel="icon" href="data:," />
      </head>
      <body>
        <Providers baseUrl={process.env.API_GATEWAY_URL!} session={await session()}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
