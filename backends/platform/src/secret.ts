import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "./config.ts";
import { ConfigError } from "./config.ts";

/** `JWT_SECRET`, or a random secret that stays in the data folder so that tokens survive a restart. */
export function readSecret({ jwtSecret, dataDir }: Config): string {
  if (jwtSecret) return jwtSecret;
  const file = join(dataDir, "jwt-secret");
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw unusable(dataDir, error);
  }
  try {
    mkdirSync(dataDir, { recursive: true });
    const secret = randomBytes(48).toString("base64url");
    writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: "wx" });
    return secret;
  } catch (error) {
    throw unusable(dataDir, error);
  }
}

const unusable = (dataDir: string, cause: unknown): ConfigError =>
  new ConfigError(
    `The data folder "${dataDir}" cannot be used (${(cause as NodeJS.ErrnoException).code}). Set ELQNT_DATA_DIR to one you can write.`,
    { cause },
  );
