import type { NodeFace } from "../element.ts";
import { textsIn } from "../text/terms.ts";

/** Characters of a node that are embedded. */
const longestText = 4_000;

/** What a node is about, as the embedder reads it. */
export function textOf({
  name,
  description = "",
  properties,
}: Pick<NodeFace, "name" | "description" | "properties">) {
  const texts = [name, description];
  let length = name.length + description.length;
  for (const text of textsIn(properties)) {
    if (length > longestText) break;
    texts.push(text);
    length += text.length;
  }
  return texts.filter(Boolean).join("\n").slice(0, longestText).toWellFormed();
}
