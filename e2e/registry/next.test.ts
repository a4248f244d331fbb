/**
 * The mission's own setting: a Next.js app that reads on the server with the secret and writes from the browser with a
 * token. What breaks only here: a lost `"use client"`, a server entry that resolves to its browser stand-in while pages
 * render, a hydration mismatch, and the secret in a client chunk, a source map or the page itself (S90).
 */
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withPage } from "../src/browser.ts";
import { installConsumer } from "../src/consumer.ts";
import { demo, type Mock, startMock } from "../src/mock.ts";
import { answers, freePort, type Running, run, start } from "../src/process.ts";
import { filesWith } from "../src/secrets.ts";

let folder: string;
let mock: Mock;
let app: Running;
let url: string;

beforeAll(async () => {
  [folder, mock] = await Promise.all([installConsumer("next"), startMock()]);
  const port = await freePort();
  url = `http://127.0.0.1:${port}/`;
  const env = {
    API_GATEWAY_URL: mock.url,
    ORG_ID: demo.orgId,
    JWT_SECRET: demo.secret,
    NEXT_TELEMETRY_DISABLED: "1",
  };
  const next = "node_modules/.bin/next";
  await run(next, ["build"], { cwd: folder, env });
  const args = ["start", "--hostname", "127.0.0.1", "--port", String(port)];
  app = await start(next, args, { cwd: folder, env, isReady: () => answers(url) });
});
afterAll(async () => {
  await Promise.all([app?.close(), mock?.close()]);
});

test("the server reads, the browser writes, and the next read has what was written", async () => {
  await withPage(url, async (page) => {
    const heading = page.getByRole("heading");
    const before = Number.parseInt((await heading.textContent())!, 10);
    await page.getByText("Signed in as demo").waitFor();
    await page.getByLabel("Title").fill("Lamp from Next");
    await page.getByRole("button", { name: "Create" }).click();
    await page.getByText("Lamp from Next by demo, version 1").waitFor();
    await page.reload();
    await page.getByRole("listitem").filter({ hasText: "Lamp from Next" }).waitFor();
    expect(Number.parseInt((await heading.textContent())!, 10)).toBe(before + 1);
  });
});

test("no bundle, source map or page holds the secret or the code that signs with it", async () => {
  const words = [demo.secret, "JWT_SECRET", "SignJWT"];
  expect(filesWith(join(folder, ".next/static"), ["Signed in as"])).not.toEqual([]);
  expect(filesWith(join(folder, ".next/static"), words)).toEqual([]);
  const html = await (await fetch(url)).text();
  expect(words.filter((word) => html.includes(word))).toEqual([]);
});
