import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Contestant, startProgram } from "../harness/contestant.ts";
import { cacheFolder } from "../harness/folders.ts";
import { freePort } from "../harness/port.ts";

const configuration = (port: number, upstream: string, folder: string): string => `
daemon off; master_process off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log /dev/null; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  keepalive_requests 100000000;
  upstream service { server ${new URL(upstream).host}; keepalive 128; keepalive_requests 100000000; }
  server { listen 127.0.0.1:${port}; location / { proxy_pass http://service; proxy_http_version 1.1; proxy_set_header Connection ""; } }
}`;

/** nginx as a plain proxy, one worker: the limit, which a gateway in Node does not reach. `undefined` without nginx. */
export async function startNginx(upstream: string): Promise<Contestant | undefined> {
  try {
    execFileSync("nginx", ["-v"], { stdio: "ignore" });
  } catch {
    return undefined;
  }
  const folder = cacheFolder("nginx");
  const port = await freePort();
  const file = join(folder, "nginx.conf");
  writeFileSync(file, configuration(port, upstream, folder));
  return startProgram("nginx", ["-c", file], `http://127.0.0.1:${port}`);
}
