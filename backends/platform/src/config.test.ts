import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigError, readConfig, readPort } from "./config.ts";

const secret = "0123456789012345678901234567890123456789";
const refusal = (env: NodeJS.ProcessEnv): unknown => {
  try {
    return readConfig(env);
  } catch (error) {
    return error;
  }
};

describe("without any setting", () => {
  test("everything has the default that npm start needs", () => {
    expect(readConfig({})).toMatchObject({
      gatewayPort: 8080,
      webPort: 3000,
      dataDir: join(process.cwd(), ".elqnt"),
      jwtSecret: undefined,
      issuer: "elqnt",
      audience: "elqnt-gateway",
      databaseUrl: undefined,
      databasePool: 10,
      clickhouseUrl: undefined,
      redisUrl: undefined,
      natsUrl: undefined,
      kgStore: "clickhouse",
      corsOrigins: ["http://localhost:3000", "http://127.0.0.1:3000"],
      autoProvision: true,
      host: "127.0.0.1",
      rateLimits: undefined,
      logLevel: undefined,
      isProduction: false,
    });
  });

  test("an empty variable counts as none", () => {
    const engines = ["CLICKHOUSE_URL", "REDIS_URL", "NATS_URL", "KG_STORE"];
    const names = ["API_GATEWAY_PORT", "DATABASE_URL", "DATABASE_POOL", "JWT_SECRET", "AUTO_PROVISION"];
    const more = ["RATE_LIMITS", "ELQNT_DATA_DIR", "HOST", "ENTITIES_SERVICE_URL", ...engines];
    const empty = Object.fromEntries([...names, ...more].map((name) => [name, ""]));
    const { serviceUrl: _one, ...config } = readConfig(empty);
    const { serviceUrl: _other, ...defaults } = readConfig({});
    expect(config).toEqual(defaults);
    expect(readConfig(empty).serviceUrl("entities")).toBeUndefined();
  });
});

describe("settings", () => {
  test("are read", () => {
    const config = readConfig({
      API_GATEWAY_PORT: "0",
      WEB_PORT: "4000",
      ELQNT_DATA_DIR: "/data",
      JWT_SECRET: secret,
      DATABASE_URL: "postgresql://user:password@db/platform",
      DATABASE_POOL: "40",
      CORS_ORIGINS: " https://a.example.com ,, https://b.example.com",
      AUTO_PROVISION: "false",
      RATE_LIMITS: "relaxed",
      CLICKHOUSE_URL: "http://clickhouse:8123",
      REDIS_URL: "redis://redis:6379",
      NATS_URL: "nats://nats:4222",
      KG_STORE: "postgres",
      ENTITIES_SERVICE_URL: "http://entities:8081",
    });
    expect(config).toMatchObject({
      gatewayPort: 0,
      dataDir: "/data",
      jwtSecret: secret,
      databaseUrl: "postgresql://user:password@db/platform",
      databasePool: 40,
      clickhouseUrl: "http://clickhouse:8123",
      redisUrl: "redis://redis:6379",
      natsUrl: "nats://nats:4222",
      kgStore: "postgres",
      corsOrigins: ["https://a.example.com", "https://b.example.com"],
      autoProvision: false,
      rateLimits: "relaxed",
    });
    expect(config.serviceUrl("entities")).toBe("http://entities:8081");
    expect(config.serviceUrl("auth")).toBeUndefined();
  });

  test("the web app's port moves the origin it comes from", () => {
    expect(readConfig({ WEB_PORT: "4000" }).corsOrigins).toContain("http://localhost:4000");
  });

  test("no origin at all can be said, too", () => {
    expect(readConfig({ CORS_ORIGINS: "" }).corsOrigins).toEqual([]);
  });

  test("production creates no organizations by itself, and needs a secret", () => {
    const production = { NODE_ENV: "production", JWT_SECRET: secret };
    expect(readConfig(production)).toMatchObject({ isProduction: true, autoProvision: false });
    expect(readConfig({ ...production, AUTO_PROVISION: "true" }).autoProvision).toBe(true);
    expect(refusal({ NODE_ENV: "production" })).toMatchObject({
      name: "ConfigError",
      message: "JWT_SECRET must be set when NODE_ENV is production.",
    });
  });
});

describe("a value that does not fit is refused in one sentence that names it", () => {
  test.each([
    ["API_GATEWAY_PORT", "70000", 'API_GATEWAY_PORT must be a whole number from 0 to 65535, not "70000".'],
    ["WEB_PORT", "-1", 'WEB_PORT must be a whole number from 0 to 65535, not "-1".'],
    ["DATABASE_POOL", "ten", 'DATABASE_POOL must be a whole number from 0 to 1000, not "ten".'],
    ["AUTO_PROVISION", "yes", 'AUTO_PROVISION must be true or false, not "yes".'],
    ["KG_STORE", "memory", 'KG_STORE must be clickhouse, postgres, not "memory".'],
    ["CLICKHOUSE_URL", "tcp://h:9000", "CLICKHOUSE_URL must look like http://user:password@host:8123."],
    ["REDIS_URL", "localhost:6379", "REDIS_URL must look like redis://:password@host:6379."],
    ["NATS_URL", "localhost", "NATS_URL must look like nats://host:4222."],
    ["RATE_LIMITS", "loose", 'RATE_LIMITS must be on, relaxed, off, not "loose".'],
  ])("%s=%s", (name, value, message) => {
    const error = refusal({ [name]: value });
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toHaveProperty("message", message);
  });

  test.each(["user:hunter2@db", "mysql://user:hunter2@db/x", "hunter2"])(
    "DATABASE_URL, without repeating it: %s",
    (value) => {
      const { message } = refusal({ DATABASE_URL: value }) as Error;
      expect(message).toBe("DATABASE_URL must look like postgres://user:password@host:5432/database.");
    },
  );

  test("a port on the command line", () => {
    expect(readPort("--port", undefined, 1)).toBe(1);
    expect(readPort("--port", "9", 1)).toBe(9);
    expect(() => readPort("--port", "abc", 1)).toThrow(
      '--port must be a whole number from 0 to 65535, not "abc".',
    );
  });
});
