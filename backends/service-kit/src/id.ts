import { v5, v7, validate, version } from "uuid";

/** A new UUIDv7 (RFC 9562): ids sort by creation time. */
export const newId = (): string => v7();

/** The UUIDv5 (RFC 9562) of a name in a namespace, itself a UUID: the same name has the same id everywhere. */
export const nameId = (name: string, namespace: string): string => v5(name, namespace);

/** True for a canonical lower-case UUID of any version. */
export const isUuid = (text: string): boolean =>
  validate(text) && text === text.toLowerCase() && version(text) > 0;
