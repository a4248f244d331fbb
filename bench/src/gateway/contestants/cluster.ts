import cluster from "node:cluster";
import { once } from "node:events";

// The gateway as two processes behind one port, as a container with two cores runs it; each takes connections in turn.
if (cluster.isPrimary) {
  cluster.setupPrimary({ exec: import.meta.filename });
  const workers = [cluster.fork(), cluster.fork()];
  const [message] = await Promise.all(
    workers.map(async (worker) => ((await once(worker, "message")) as [{ url: string }])[0]),
  );
  process.on("SIGTERM", () => {
    for (const worker of workers) worker.kill();
    process.exit();
  });
  process.send!(message);
} else {
  await import("./ours.ts");
}
