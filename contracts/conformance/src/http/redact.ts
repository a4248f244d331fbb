const secretNames =
  /^(secret|apiKey|api_key|token|access_token|assertion|password|authorization|x-elqnt-proof)$/i;
const jwt = /\beyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*/g;

/** What stands in for a secret in everything the suite prints. */
export const redacted = "<redacted>";

/** A body without API keys, tokens and passwords. A body without any comes back byte for byte. */
export function redactBody(text: string): string {
  let found = false;
  const replaceSecret = (name: string, value: unknown) => {
    if (typeof value !== "string" || !secretNames.test(name)) return value;
    found = true;
    return redacted;
  };
  try {
    const json = JSON.stringify(JSON.parse(text, replaceSecret));
    return (found ? json : text).replace(jwt, redacted);
  } catch {
    return text.replace(jwt, redacted);
  }
}

/** Headers without credentials. */
export function redactHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      secretNames.test(name) ? redacted : value.replace(jwt, redacted),
    ]),
  );
}

/** Text cut to a length a person reads, with the count of what is missing. */
export const excerpt = (text: string, length = 2000): string =>
  text.length <= length ? text : `${text.slice(0, length)}… (${text.length - length} more characters)`;
