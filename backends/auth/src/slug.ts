const longest = 63;

/** The slug a name suggests: its ASCII letters and digits, words joined by dashes. */
export function slugOf(name: string): string {
  const words = name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "-");
  return words.slice(0, longest).replaceAll(/^-+|-+$/g, "") || "org";
}

/** The slug with a random end, for when the plain one is taken. */
export function randomSlug(slug: string): string {
  const end = Array.from(crypto.getRandomValues(new Uint8Array(5)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  return `${slug.slice(0, longest - end.length - 1).replace(/-+$/, "")}-${end}`;
}
