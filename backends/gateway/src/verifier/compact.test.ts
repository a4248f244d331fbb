import { describe, expect, test } from "vitest";
import { encode, mint, signRaw } from "../testing/tokens.ts";
import { header, payloadWith, refused, seconds, verify } from "../testing/verify.ts";

describe("S02 alg none", () => {
  test.each(["none", "None", "nOnE"])("%s is refused, with and without a signature", async (alg) => {
    const unsigned = `${encode(JSON.stringify({ alg }))}.${encode(payloadWith({}))}`;
    const signed = await signRaw(JSON.stringify({ alg }), payloadWith({}));
    for (const token of [`${unsigned}.`, signed]) expect(await verify(token)).toMatchObject(refused);
  });

  test("an empty signature under HS256 is refused", async () => {
    expect(await verify(`${encode(header)}.${encode(payloadWith({}))}.`)).toMatchObject(refused);
  });
});

test.each([["exp"], ["b64"], ["anything"], [], "exp"])("S08 crit %j is refused", async (crit) => {
  const token = await signRaw(
    JSON.stringify({ alg: "HS256", crit, exp: seconds, b64: false }),
    payloadWith({}),
  );
  expect(await verify(token)).toMatchObject(refused);
});

describe("S16 S17 S19 other shapes", () => {
  test("S16 dots, whitespace and newlines", async () => {
    const token = await mint({ exp: seconds + 60 });
    const [head, payload, signature] = token.split(".");
    const shapes = [
      `${head}.${payload}`,
      `${token}.`,
      `.${token}`,
      `${token}.a.b`,
      `${token} `,
      ` ${token}`,
      `${token}\n`,
      `${head}.${payload}\n.${signature}`,
      "",
      ".",
      "..",
    ];
    for (const shape of shapes) expect(await verify(shape), JSON.stringify(shape)).toMatchObject(refused);
  });

  test("S17 non-canonical base64url is refused before the signature is checked", async () => {
    const token = await mint({ exp: seconds + 60 });
    const last = token.at(-1)!;
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const extraBits = token.slice(0, -1) + alphabet[alphabet.indexOf(last) + 1];
    for (const shape of [`${token}=`, extraBits, `${token.replaceAll("-", "+").replaceAll("_", "/")}+`]) {
      expect(await verify(shape), shape.slice(-4)).toMatchObject({
        ...refused,
        reason: expect.stringMatching(/canonical/),
      });
    }
  });

  test("S18 a huge token costs no time", async () => {
    const token = await signRaw(header, payloadWith({ filler: "x".repeat(1024 * 1024) }));
    expect(await verify(token)).toMatchObject({ ...refused, reason: "token too large" });
  });

  test("S19 an encrypted token and a nested one are refused", async () => {
    const jwe = [
      encode('{"alg":"dir","enc":"A256GCM"}'),
      "",
      encode("iv"),
      encode("text"),
      encode("tag"),
    ].join(".");
    const nested = await signRaw(JSON.stringify({ alg: "HS256", cty: "JWT" }), payloadWith({}));
    const typed = await signRaw(JSON.stringify({ alg: "HS256", typ: "JOSE+JSON" }), payloadWith({}));
    for (const token of [jwe, nested, typed]) expect(await verify(token)).toMatchObject(refused);
  });
});
