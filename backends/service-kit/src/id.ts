import { v7, validate, version } from "uuid";

/** A new UUIDv7 (RFC 9562): ids sort by creation time. */
export const newId = (): string => v7();

/** True for a canonical lower-case UUID of any version. */
export const isUuid = (text: string): boolean =>
  validate(text) && text === text.toLowerCase() && version(text) > 0;
