import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { serviceListener } from "@elqnt/gateway/node";
import { startContestant } from "../../harness/contestant.ts";
import { host } from "../host.ts";
import { changeTo } from "../source.ts";
import { proofHmac } from "./gateway.ts";
import { openKg } from "./kg.ts";

// The service in this process, the gateway in another, and HTTP between them.
const kg = openKg({ proofHmac });
const server = createServer(serviceListener(kg)).listen(0, "127.0.0.1");
await new Promise((resolve) => server.once("listening", resolve));
const upstream = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const gateway = await startContestant(join(import.meta.dirname, "gateway-alone.ts"), {
  BENCH_UPSTREAM: upstream,
});
await host({ url: gateway.url, publish: (id) => kg.hear(changeTo(id)), cpuElsewhere: gateway.cpu });
