import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readConfig } from "./config.ts";
import { services } from "./services.ts";

const root = join(import.meta.dirname, "../../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");

interface ComposeService {
  readonly image: string;
  readonly build?: string;
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { condition: string }>>;
  readonly volumes?: readonly string[];
}

const compose = parse(read("compose.yaml"), { merge: true }) as {
  services: Record<string, ComposeService>;
  volumes: Record<string, null>;
};
const parts = Object.entries(compose.services).filter(([, { build }]) => build !== undefined);

/** What Compose makes of `${NAME:-default}` and `${NAME:?reason}` where `given` has the only settings. */
const interpolate = (text: string, given: Readonly<Record<string, string>>): string =>
  text.replaceAll(
    /\$\{(\w+)(?::-([^}]*)|:\?[^}]*)?\}/g,
    (_all, name: string, otherwise = "") => given[name] ?? otherwise,
  );

const environmentOf = ({ environment = {} }: ComposeService): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      interpolate(value, { JWT_SECRET: "x".repeat(48) }),
    ]),
  );

/** The variables that reading the configuration looks at. */
function known(): Set<string> {
  const asked = new Set<string>();
  const env = new Proxy<NodeJS.ProcessEnv>({}, { get: (_env, name) => void asked.add(String(name)) });
  const config = readConfig(env);
  for (const name of Object.keys(services)) config.serviceUrl(name);
  return asked;
}

describe("compose.yaml", () => {
  test("runs the gateway and every service there is, each on the image of the Dockerfile", () => {
    expect(parts.map(([name]) => name).sort()).toEqual(["gateway", ...Object.keys(services)].sort());
    expect(new Set(parts.map(([, { image }]) => image)).size).toBe(1);
    for (const [name, { command }] of parts) expect(command).toEqual(["serve", name, "--port", "8080"]);
  });

  test.each(parts)("%s has settings that the platform knows and accepts", (_name, service) => {
    const environment = environmentOf(service);
    const variables = known();
    expect(Object.keys(environment).filter((name) => !variables.has(name))).toEqual([]);
    expect(() => readConfig(environment)).not.toThrow();
    expect(environment).toMatchObject({ HOST: "0.0.0.0", NODE_ENV: "production" });
  });

  test("the gateway finds every service where it listens", () => {
    const config = readConfig(environmentOf(compose.services.gateway!));
    for (const name of Object.keys(services)) expect(config.serviceUrl(name)).toBe(`http://${name}:8080`);
  });

  test("engines are asked for by the names they have here", () => {
    for (const [, service] of parts) {
      const config = readConfig(environmentOf(service));
      const urls = [config.databaseUrl, config.clickhouseUrl, config.redisUrl, config.natsUrl];
      for (const url of urls) if (url) expect(Object.keys(compose.services)).toContain(new URL(url).hostname);
    }
  });

  test("everything has a health check, is waited for, and comes in an exact version", () => {
    for (const [name, { healthcheck, depends_on = {}, image, volumes = [] }] of Object.entries(
      compose.services,
    )) {
      expect(healthcheck.test[0], name).toBe("CMD");
      for (const [other, { condition }] of Object.entries(depends_on)) {
        expect(Object.keys(compose.services)).toContain(other);
        expect(condition).toBe("service_healthy");
      }
      expect(image, name).toMatch(/:(local|\d+\.\d+[\w.-]*)$/);
      for (const volume of volumes) expect(Object.keys(compose.volumes)).toContain(volume.split(":")[0]);
    }
    for (const [, { healthcheck }] of parts) {
      const [, , probe, url] = healthcheck.test;
      expect(existsSync(join(root, probe!))).toBe(true);
      expect(url).toBe("http://127.0.0.1:8080/ready");
    }
  });
});

describe("Dockerfile", () => {
  const dockerfile = read("Dockerfile");

  test("has the Node and pnpm of the house, and runs as nobody special", async () => {
    const { versions } = (await import(join(root, "tools/run/toolchain.mjs"))) as {
      versions: { node: string; pnpm: string };
    };
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
    expect(new Set(bases)).toEqual(new Set([`node:${versions.node}-bookworm-slim`]));
    expect(dockerfile).toContain(`pnpm@${versions.pnpm}`);
    expect(dockerfile.lastIndexOf("USER node")).toBeGreaterThan(dockerfile.lastIndexOf("FROM "));
  });

  test("starts the command of this package", () => {
    const { bin } = JSON.parse(read("backends/platform/package.json")) as { bin: { elqnt: string } };
    expect(dockerfile).toContain(join("backends/platform", bin.elqnt));
  });
});
