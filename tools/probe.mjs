// Health check of a container: exit code 0 when the URL answers with success within three seconds.
const [url] = process.argv.slice(2);
const answer = await fetch(url, { signal: AbortSignal.timeout(3_000) }).catch(() => undefined);
process.exit(answer?.ok ? 0 : 1);
