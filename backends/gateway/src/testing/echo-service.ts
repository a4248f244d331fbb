import type { Identity } from "@elqnt/service-kit";
import type { ServiceUpstream } from "../fetch-gateway.ts";

/** What a service was asked. */
export interface Seen {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string;
  readonly identity: Identity | undefined;
}

/** A service that records what it is asked and answers as told. */
export function echoService(
  answer: (request: Request) => Response | Promise<Response> = () => Response.json({ ok: true }),
): ServiceUpstream & { readonly seen: Seen[]; readonly last: () => Seen } {
  const seen: Seen[] = [];
  return {
    seen,
    last: () => seen.at(-1)!,
    async fetch(request, identity) {
      const { method, headers } = request;
      const body = request.body ? await request.clone().text() : "";
      seen.push({ method, url: new URL(request.url), headers, body, identity });
      return answer(request);
    },
    ready: async () => [{ name: "memory", ready: true }],
  };
}
