import { announce } from "../../harness/contestant.ts";
import { startOurGateway } from "./gateway.ts";

// Its parent is the service: without one nobody needs it.
process.once("disconnect", () => process.exit());
const url = await startOurGateway({ url: process.env.BENCH_UPSTREAM! });
announce(Number(new URL(url).port));
