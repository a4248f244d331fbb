/**
 * publint knows the mistakes of export maps that Node, bundlers and older tools each punish differently: a file named
 * `.js` that holds CommonJS, a missing `default`, a `bin` without a hashbang. Strict: a warning fails like an error.
 */
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { expect, inject, test } from "vitest";

test.each(inject("outside").packed)("$name", async ({ folder, manifest }) => {
  const { messages } = await publint({ pkgDir: folder, strict: true, pack: false });
  expect(messages.map((message) => formatMessage(message, manifest, { color: false }))).toEqual([]);
});
