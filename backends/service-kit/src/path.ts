/** Reads the parameters out of a path that its template matched. */
export type PathReader = (path: string) => Record<string, string>;

/** The reader of one path template such as `/api/v1/notes/{noteId}`. */
export function pathReader(template: string): PathReader {
  const places = template
    .split("/")
    .flatMap((segment, index) => (segment.startsWith("{") ? [[segment.slice(1, -1), index] as const] : []));
  if (places.length === 0) return () => ({});
  return (path) => {
    const segments = path.split("/");
    const values: Record<string, string> = {};
    for (const [name, index] of places) values[name] = decoded(segments[index]!);
    return values;
  };
}

/** What cannot be decoded stays as it was sent, and fits no id. */
function decoded(segment: string): string {
  if (!segment.includes("%")) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
