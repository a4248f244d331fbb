/**
 * A browser app from the registry alone: hooks, sign-in state and components in one Vite build. What breaks only here:
 * two copies of a React context, styles that are dropped as side effects, a Node built-in in a chunk, a token endpoint
 * that refuses its own page, and a secret that a build inlined (S90).
 */
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withPage } from "../src/browser.ts";
import { compilers, typeErrors } from "../src/compilers.ts";
import { installConsumer } from "../src/consumer.ts";
import { demo, type Mock, startMock } from "../src/mock.ts";
import { answers, freePort, type Running, run, start } from "../src/process.ts";
import { filesWith } from "../src/secrets.ts";

let folder: string;
let mock: Mock;
let app: Running;
let url: string;

beforeAll(async () => {
  [folder, mock] = await Promise.all([installConsumer("vite"), startMock()]);
  const port = await freePort();
  url = `http://127.0.0.1:${port}/`;
  const env = {
    VITE_API_GATEWAY_URL: mock.url,
    VITE_ORG_ID: demo.orgId,
    JWT_SECRET: demo.secret,
    PORT: String(port),
  };
  await run("node_modules/.bin/vite", ["build"], { cwd: folder, env });
  app = await start(process.execPath, ["server.js"], { cwd: folder, env, isReady: () => answers(url) });
});
afterAll(async () => {
  await Promise.all([app?.close(), mock?.close()]);
});

test("a person signs in, creates a record and sees it in the table", async () => {
  await withPage(url, async (page) => {
    await page.getByText("Signed in as demo").waitFor();
    await page.getByLabel("Title").first().fill("Lamp from Vite");
    await page.getByRole("button", { name: "Create" }).click();
    await page.getByRole("gridcell", { name: "Lamp from Vite" }).first().waitFor();
  });
});

test("no bundle or source map holds the secret or the code that signs with it", () => {
  expect(filesWith(join(folder, "dist"), ["Signed in as"])).not.toEqual([]);
  expect(filesWith(join(folder, "dist"), [demo.secret, "JWT_SECRET", "SignJWT"])).toEqual([]);
});

test.each(compilers)("type-checks with %s", async (compiler) => {
  expect(await typeErrors(compiler, folder, "tsconfig.json")).toBe("");
});
