import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright";

/** The Chromium of this machine, or the one playwright was told to download. */
function launch(): Promise<Browser> {
  const executablePath =
    process.env.CHROMIUM_PATH ?? (existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : undefined);
  const args = [
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--no-first-run",
  ];
  return chromium.launch({ args, ...(executablePath ? { executablePath } : {}) });
}

/**
 * Opens a page and runs `visit` on it. Errors and console errors of the page fail it afterwards, so that a hydration
 * mismatch or a refused request cannot hide behind a page that looks right.
 */
export async function withPage(url: string, visit: (page: Page) => Promise<void>): Promise<void> {
  const browser = await launch();
  const complaints: string[] = [];
  try {
    const page = await browser.newPage();
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    await page.goto(url);
    await visit(page);
  } catch (error) {
    throw new Error(`The page failed: ${(error as Error).message}\n${complaints.join("\n")}`, {
      cause: error,
    });
  } finally {
    await browser.close();
  }
  if (complaints.length > 0) throw new Error(`The page complained:\n${complaints.join("\n")}`);
}
