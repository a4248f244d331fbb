/** Markup that is safe to insert as it is. */
export interface Html {
  readonly markup: string;
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Builds markup; every value that is not markup itself is text and gets escaped. */
export function html(
  strings: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  let markup = strings[0]!;
  for (const [index, value] of values.entries()) markup += toMarkup(value) + strings[index + 1]!;
  return { markup };
}

function toMarkup(value: string | number | Html | readonly Html[]): string {
  if (typeof value !== "object")
    return String(value).replace(/[&<>"']/g, (character) => entities[character]!);
  return "markup" in value ? value.markup : value.map(({ markup }) => markup).join("");
}
