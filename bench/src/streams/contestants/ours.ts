import { host } from "../host.ts";
import { changeTo } from "../source.ts";
import { startOurGateway } from "./gateway.ts";
import { openKg } from "./kg.ts";

// Gateway and service as `npm start` runs them: in one process.
const kg = openKg();
await host({ url: await startOurGateway(kg), publish: (id) => kg.hear(changeTo(id)) });
