import { describe, expect, it, vi } from "vitest";
import { page } from "vitest/browser";
import { problems } from "../__fixtures__/problems.ts";
import { expectAccessible, show } from "../__fixtures__/show.tsx";
import { ProblemNotice } from "./problem-notice.tsx";

it("shows nothing without a problem", async () => {
  await show(<ProblemNotice problem={undefined} />);
  expect(document.querySelector(".elqnt-problem")).toBeNull();
});

it.each([
  ["unauthorized", "You are signed out"],
  ["forbidden", "You do not have access"],
  ["notFound", "This is no longer here"],
  ["conflict", "This clashes with something that exists"],
  ["versionConflict", "Someone else changed this"],
  ["validation", "Some values need attention"],
  ["rateLimited", "Too many requests"],
  ["server", "Something went wrong on our side"],
  ["network", "The server could not be reached"],
] as const)("says what %s means to a person", async (name, title) => {
  await show(<ProblemNotice problem={problems[name]} />);
  await expect.element(page.getByRole("alert", { name: title })).toBeVisible();
});

it("says that you are offline when the browser is", async () => {
  const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  await show(<ProblemNotice problem={problems.network} />);
  await expect.element(page.getByRole("alert", { name: "You are offline" })).toBeVisible();
  online.mockRestore();
});

it("lists faults by field and gives the request id to copy", async () => {
  await show(<ProblemNotice problem={problems.validation} />);
  await expect.element(page.getByRole("alert")).toMatchTextContent(/Email must be an e-mail address/);
  await expect.element(page.getByRole("button", { name: "Copy request id" })).toBeVisible();
});

it("counts down Retry-After before it lets anybody try again", async () => {
  const onRetry = vi.fn();
  await show(<ProblemNotice problem={{ ...problems.rateLimited, retryAfter: 2 }} onRetry={onRetry} />);
  const waiting = page.getByRole("button", { name: "Try again in 2 s" });
  await expect.element(waiting).toHaveAttribute("aria-disabled", "true");
  (waiting.element() as HTMLElement).click();
  expect(onRetry).not.toHaveBeenCalled();
  await page.getByRole("button", { name: "Try again", exact: true }).click();
  expect(onRetry).toHaveBeenCalledTimes(1);
});

it("offers no retry where repeating changes nothing", async () => {
  await show(<ProblemNotice problem={problems.forbidden} onRetry={() => {}} />);
  await expect.element(page.getByRole("alert")).toBeVisible();
  expect(document.querySelectorAll("main button:not([aria-label])")).toHaveLength(0);
});

describe("accessibility", () => {
  for (const theme of ["light", "dark"] as const) {
    it(`all kinds, ${theme}`, async () => {
      const all = Object.entries(problems).map(([name, problem]) => (
        <ProblemNotice
          key={name}
          problem={problem}
          onRetry={() => {}}
          onSignIn={() => {}}
          onDismiss={() => {}}
        />
      ));
      await show(<div>{all}</div>, { theme });
      await expectAccessible();
    });
  }
});
