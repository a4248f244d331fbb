/** Where test processes find what the global setup offers. */
export const testServerVariable = "ELQNT_TEST_POSTGRES";

/** Fast: for servers whose data need not survive the machine. Commits do survive a crash of the server. */
export const unsafeSettings = {
  fsync: "off",
  full_page_writes: "off",
  shared_buffers: "64MB",
  max_connections: "200",
};

/** Asks the global setup; `path` is `/server` or `/template`. */
export async function askGlobalSetup(path: string): Promise<string> {
  const base = process.env[testServerVariable];
  if (!base) {
    throw new Error("Failed to find the test PostgreSQL: vitest runs without @elqnt/adapters' global setup.");
  }
  const response = await fetch(`${base}${path}`);
  const answer = await response.text();
  if (!response.ok) throw new Error(answer);
  return answer;
}
