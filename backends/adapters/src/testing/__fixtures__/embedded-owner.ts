// A process that owns an embedded PostgreSQL until it is killed or its stdin ends; prints what became of the start.
import { startEmbeddedPostgres } from "../../embedded/index.ts";
import { unsafeSettings } from "../settings.ts";

const [dataDir = ""] = process.argv.slice(2);
try {
  const { url, pid } = await startEmbeddedPostgres({ dataDir, settings: unsafeSettings });
  console.log(JSON.stringify({ url, pid }));
  process.stdin.on("end", () => process.exit(7)).resume();
} catch (error) {
  const { name, code, message } = error as Error & { code?: string };
  console.log(JSON.stringify({ name, code, message }));
}
