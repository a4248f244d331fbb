import axe from "axe-core";
import type { ReactNode } from "react";
import { expect } from "vitest";
import { page } from "vitest/browser";
import { type RenderResult, render } from "vitest-browser-react";
import type { Theme } from "../provider/appearance.ts";
import { ElqntTheme } from "../provider/theme.tsx";
import "../styles.css";

export interface ShowOptions {
  theme?: Theme;
  width?: number;
  direction?: "ltr" | "rtl";
}

/** Renders a view as an app would: themed, on a page of its theme's colour. */
export async function show(view: ReactNode, options: ShowOptions = {}): Promise<RenderResult> {
  const { theme = "light", width = 1200, direction = "ltr" } = options;
  await page.viewport(width, 800);
  document.documentElement.lang = "en";
  document.documentElement.style.colorScheme = theme === "dark" ? "dark" : "light";
  document.body.style.background = "light-dark(#fff, #101216)";
  return render(
    <ElqntTheme theme={theme} direction={direction} timeZone="UTC">
      <main>{view}</main>
    </ElqntTheme>,
  );
}

/** WCAG 2.2 A and AA, and axe's best practices, in the state the view is in now. */
export async function expectAccessible(): Promise<void> {
  const { violations } = await axe.run(document.querySelector("main") ?? document, {
    rules: {
      "page-has-heading-one": { enabled: false },
      region: { enabled: false },
      "heading-order": { enabled: false },
    },
  });
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join("\n")}`,
  );
  expect(told).toEqual([]);
}
