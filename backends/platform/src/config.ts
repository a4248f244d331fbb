import { resolve } from "node:path";

/** How the platform runs, read from the environment. Every value has a default that works for `npm start`. */
export interface Config {
  /** `API_GATEWAY_PORT`. Default 8080. */
  readonly gatewayPort: number;
  /** `WEB_PORT`. Default 3000. */
  readonly webPort: number;
  /** `ELQNT_DATA_DIR`: data of the embedded PostgreSQL and the generated secret. Default `.elqnt`. */
  readonly dataDir: string;
  /** `JWT_SECRET`, at least 32 bytes. Without it a random one is kept in the data folder; production refuses that. */
  readonly jwtSecret: string | undefined;
  /** `JWT_ISSUER`, default `elqnt`. */
  readonly issuer: string;
  /** `JWT_AUDIENCE`, default `elqnt-gateway`. */
  readonly audience: string;
  /** `DATABASE_URL`; without it PostgreSQL is embedded. */
  readonly databaseUrl: string | undefined;
  /** `DATABASE_POOL`, connections per process. Default 10. */
  readonly databasePool: number;
  /** `CLICKHOUSE_URL` of the graphs; without it chDB is embedded in `elqnt dev`. */
  readonly clickhouseUrl: string | undefined;
  /** `REDIS_URL` of caches and rate limits; without it each process has its own. */
  readonly redisUrl: string | undefined;
  /** `NATS_URL` of the event bus; one server of a cluster tells of the others. Without it the bus is in the process. */
  readonly natsUrl: string | undefined;
  /** `KG_STORE`: where graphs are kept, `clickhouse` or `postgres`. Default `clickhouse`. */
  readonly kgStore: "clickhouse" | "postgres";
  /** `CORS_ORIGINS`, comma-separated. Default: the web app. */
  readonly corsOrigins: readonly string[];
  /** `AUTO_PROVISION`: organizations of valid tokens are created on first use. Default `true` outside production. */
  readonly autoProvision: boolean;
  /** `HOST` to listen on. Default `127.0.0.1`. */
  readonly host: string;
  /** `RATE_LIMITS`: `on`, `relaxed` (ten times and more) or `off`. Default `on`, and `relaxed` for `elqnt dev`. */
  readonly rateLimits: "on" | "relaxed" | "off" | undefined;
  /** `LOG_LEVEL`. Default `info`, and `warn` for `elqnt dev`. */
  readonly logLevel: string | undefined;
  /** `OTEL_EXPORTER_OTLP_ENDPOINT`: base URL of a collector of traces. Without it there are none. */
  readonly otlpEndpoint: string | undefined;
  readonly isProduction: boolean;
  /** Base URL of a service in another process, from `<NAME>_SERVICE_URL`. */
  serviceUrl(name: string): string | undefined;
}

/** Thrown for what a person can set right; the message is one sentence. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** A port, or `fallback` where none is given. @throws ConfigError when it is none. */
export const readPort = (name: string, value: string | undefined, fallback: number): number =>
  number(name, value, fallback);

function number(name: string, value: string | undefined, fallback: number, most = 65_535): number {
  if (value === undefined || value === "") return fallback;
  const parsed = Number(value);
  if (Number.isInteger(parsed) && parsed >= 0 && parsed <= most) return parsed;
  throw new ConfigError(`${name} must be a whole number from 0 to ${most}, not "${value}".`);
}

function flag(name: string, value: string | undefined, fallback: boolean): boolean {
  if (value === undefined || value === "") return fallback;
  if (value === "true" || value === "false") return value === "true";
  throw new ConfigError(`${name} must be true or false, not "${value}".`);
}

function choice<TValue extends string>(
  name: string,
  value: string | undefined,
  values: readonly TValue[],
): TValue | undefined {
  const known = values.find((each) => each === value);
  if (value === undefined || value === "" || known) return known;
  throw new ConfigError(`${name} must be ${values.join(", ")}, not "${value}".`);
}

/** The value is never repeated: there may be a password in it. */
function url(
  name: string,
  value: string | undefined,
  protocols: readonly string[],
  example: string,
): string | undefined {
  if (!value) return undefined;
  if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value;
  throw new ConfigError(`${name} must look like ${example}.`);
}

const examples = {
  postgres: "postgres://user:password@host:5432/database",
  clickhouse: "http://user:password@host:8123",
  redis: "redis://:password@host:6379",
  collector: "http://host:4318",
  nats: "nats://host:4222",
};

/** Reads the configuration. @throws ConfigError when a value does not fit. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const isProduction = env.NODE_ENV === "production";
  const webPort = number("WEB_PORT", env.WEB_PORT, 3000);
  const origins = env.CORS_ORIGINS?.split(",")
    .map((origin) => origin.trim())
    .filter(Boolean);
  if (isProduction && !env.JWT_SECRET)
    throw new ConfigError("JWT_SECRET must be set when NODE_ENV is production.");
  return {
    gatewayPort: number("API_GATEWAY_PORT", env.API_GATEWAY_PORT, 8080),
    webPort,
    dataDir: resolve(env.ELQNT_DATA_DIR || ".elqnt"),
    jwtSecret: env.JWT_SECRET || undefined,
    issuer: env.JWT_ISSUER || "elqnt",
    audience: env.JWT_AUDIENCE || "elqnt-gateway",
    databaseUrl: url("DATABASE_URL", env.DATABASE_URL, ["postgres:", "postgresql:"], examples.postgres),
    databasePool: number("DATABASE_POOL", env.DATABASE_POOL, 10, 1000),
    clickhouseUrl: url("CLICKHOUSE_URL", env.CLICKHOUSE_URL, ["http:", "https:"], examples.clickhouse),
    redisUrl: url("REDIS_URL", env.REDIS_URL, ["redis:", "rediss:"], examples.redis),
    natsUrl: url("NATS_URL", env.NATS_URL, ["nats:", "tls:"], examples.nats),
    kgStore: choice("KG_STORE", env.KG_STORE, ["clickhouse", "postgres"]) ?? "clickhouse",
    corsOrigins: origins ?? [`http://localhost:${webPort}`, `http://127.0.0.1:${webPort}`],
    autoProvision: flag("AUTO_PROVISION", env.AUTO_PROVISION, !isProduction),
    host: env.HOST || "127.0.0.1",
    rateLimits: choice("RATE_LIMITS", env.RATE_LIMITS, ["on", "relaxed", "off"]),
    logLevel: env.LOG_LEVEL || undefined,
    otlpEndpoint: url(
      "OTEL_EXPORTER_OTLP_ENDPOINT",
      env.OTEL_EXPORTER_OTLP_ENDPOINT,
      ["http:", "https:"],
      examples.collector,
    ),
    isProduction,
    serviceUrl: (name) => env[`${name.toUpperCase()}_SERVICE_URL`] || undefined,
  };
}
