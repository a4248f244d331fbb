// A service that answers, and then fails where nobody listens. Prints its URL.
import type { Service } from "@elqnt/service-kit";
import { createLog } from "../log.ts";
import { serveService } from "../serve-service.ts";
import { closeOnSignal } from "../shutdown.ts";
import { logUnheardRejections } from "../unheard.ts";

const log = createLog("error", "unheard");
logUnheardRejections(log);
const service: Service = {
  name: "unheard",
  async fetch(request) {
    setImmediate(() => void Promise.reject(new Error(`after ${new URL(request.url).pathname}`)));
    return new Response("answered");
  },
  ready: async () => [],
  close: async () => undefined,
};
const server = await serveService(service, { port: 0, host: "127.0.0.1" });
closeOnSignal([() => server.close()], log);
console.log(server.url);
