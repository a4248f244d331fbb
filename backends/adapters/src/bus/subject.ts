const token = /^[A-Za-z0-9_-]+$/;

/**
 * Compiles a subject filter: `*` stands for one token, a last `>` for one token or more.
 *
 * @throws TypeError when the filter is not made of such tokens.
 */
export function subjectMatcher(filter: string): (subject: string) => boolean {
  const tokens = filter.split(".");
  const open = tokens.at(-1) === ">";
  const fixed = open ? tokens.slice(0, -1) : tokens;
  if (!fixed.every((part) => part === "*" || token.test(part))) {
    throw new TypeError(`Failed to subscribe to "${filter}": it is not a subject filter.`);
  }
  return (subject) => {
    const parts = subject.split(".");
    const long = open ? parts.length > fixed.length : parts.length === fixed.length;
    return long && fixed.every((part, index) => part === "*" || part === parts[index]);
  };
}
