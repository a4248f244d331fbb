import { describe, expect, it, type Mock, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { breakingPlan, compatiblePlan } from "../__fixtures__/plans.ts";
import { problems } from "../__fixtures__/problems.ts";
import { expectAccessible, show } from "../__fixtures__/show.tsx";
import { ticketDefinition } from "../__fixtures__/ticket.ts";
import type { DefinitionChange } from "./definition-draft.ts";
import { DefinitionEditor, type DefinitionEditorProps } from "./definition-editor.tsx";

const editor = (props: Partial<DefinitionEditorProps> = {}) => (
  <DefinitionEditor
    definition={ticketDefinition}
    onPlan={() => Promise.resolve(compatiblePlan)}
    onApply={() => {}}
    {...props}
  />
);
const button = (name: string | RegExp) => page.getByRole("button", { name });

const schemaOf = (onApply: Mock<(change: DefinitionChange) => void>) => onApply.mock.lastCall?.[0].schema;
const propertiesOf = (onApply: Mock<(change: DefinitionChange) => void>) =>
  schemaOf(onApply)?.properties as Record<string, unknown>;
const orderOf = (onApply: Mock<(change: DefinitionChange) => void>) =>
  schemaOf(onApply)?.["x-displayOrder"] as string[];

describe("reviewing", () => {
  it("shows what would break and asks for a yes before it is applied", async () => {
    const onPlan = vi.fn(() => Promise.resolve(breakingPlan));
    const onApply = vi.fn();
    const onOpenRecord = vi.fn();
    await show(editor({ onPlan, onApply, onOpenRecord }));
    await expect.element(button("Review changes")).toBeDisabled();
    await button("Remove Effort").click();
    await button("Review changes").click();
    await expect.element(page.getByText("40 of 1,250 records do not fit the new definition.")).toBeVisible();
    await expect.element(page.getByText("from 120 to 40")).toBeVisible();
    await expect.element(page.getByText(/Email is missing in 38 records/)).toBeVisible();
    await expect.element(page.getByText("nobody@example.com")).toBeVisible();
    await page
      .getByRole("button", { name: /^Open record/ })
      .first()
      .click();
    expect(onOpenRecord).toHaveBeenCalledWith(breakingPlan.samples[0]?.recordId);
    await expect.element(button("Apply anyway")).toBeDisabled();
    await page.getByRole("checkbox", { name: /Leave 40 records/ }).click();
    await button("Apply anyway").click();
    expect(onApply.mock.lastCall?.[0]).toMatchObject({ force: true, version: 3 });
    expect(onApply.mock.lastCall?.[0].schema.properties).not.toHaveProperty("effort");
  });

  it("forgets a plan as soon as the draft changes", async () => {
    await show(editor());
    await button("Remove Effort").click();
    await button("Review changes").click();
    await expect.element(button("Apply changes")).toBeEnabled();
    await button("Remove Tags").click();
    await expect.element(button("Review changes")).toBeVisible();
  });

  it("shows why the platform refused", async () => {
    await show(editor({ onPlan: () => Promise.reject(problems.forbidden) }));
    await button("Remove Effort").click();
    await button("Review changes").click();
    await expect.element(page.getByRole("alert")).toMatchTextContent(/You do not have access/);
  });
});

describe("fields", () => {
  it("are added with a name suggested from the title", async () => {
    const onApply = vi.fn<(change: DefinitionChange) => void>();
    await show(editor({ onApply, onPlan: undefined }));
    await button("Add field").click();
    await expect
      .poll(() => document.activeElement?.closest(".elqnt-property")?.matches(":last-child"))
      .toBe(true);
    await userEvent.keyboard("Closed on");
    await page
      .getByRole("group", { name: "Closed on", exact: true })
      .getByRole("combobox")
      .selectOptions("Date");
    await button("Apply changes").click();
    expect(propertiesOf(onApply).closedOn).toEqual({
      title: "Closed on",
      type: "string",
      format: "date",
    });
    expect(orderOf(onApply).at(-1)).toBe("closedOn");
  });

  it("are reordered from the keyboard, which is announced", async () => {
    const onApply = vi.fn<(change: DefinitionChange) => void>();
    await show(editor({ onApply, onPlan: undefined }));
    button("Move Status up").element().focus();
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByText("Status moved to position 1 of 12")).toBeInTheDocument();
    await button("Apply changes").click();
    expect(orderOf(onApply).slice(0, 2)).toEqual(["status", "title"]);
  });

  it("warn that a renamed field leaves its values behind", async () => {
    await show(editor());
    const name = page
      .getByRole("group", { name: "Effort", exact: true })
      .getByRole("textbox", { name: "Name" });
    await name.fill("hours");
    await expect.element(page.getByText(/Was “effort”/)).toBeVisible();
  });

  it("unfold into choices and flags", async () => {
    const onApply = vi.fn<(change: DefinitionChange) => void>();
    await show(editor({ onApply, onPlan: undefined }));
    await button("Details of Status").click();
    await page.getByRole("textbox", { name: "Choices" }).fill("open\nclosed\nclosed\n\narchived");
    await page.getByRole("checkbox", { name: /Unique/ }).click();
    await button("Apply changes").click();
    expect(propertiesOf(onApply).status).toMatchObject({
      enum: ["open", "closed", "archived"],
      "x-unique": true,
      "x-indexed": true,
    });
  });
});

describe("the JSON Schema tab", () => {
  it("edits the same draft, and explains what does not parse", async () => {
    await show(editor());
    await page.getByRole("tab", { name: "JSON Schema" }).click();
    const source = page.getByRole("textbox", { name: "JSON Schema of the fields" });
    await source.fill("{ not json");
    await expect.element(page.getByText(/Not valid JSON/)).toBeVisible();
    await source.fill('{"type":"object","properties":{"only":{"type":"string"}},"x-own":true}');
    await page.getByRole("tab", { name: "JSON Schema" }).click();
    await userEvent.keyboard("{ArrowLeft}");
    await expect.element(page.getByRole("tab", { name: "Fields" })).toHaveFocus();
    await expect.element(page.getByRole("group", { name: "Only", exact: true })).toBeVisible();
    expect(document.querySelectorAll(".elqnt-property")).toHaveLength(1);
  });
});

describe("creating", () => {
  it("checks names before anything is sent", async () => {
    const onApply = vi.fn();
    await show(editor({ definition: undefined, onApply }));
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("records");
    await button("Create definition").click();
    await expect.element(page.getByText("This name is reserved.")).toBeVisible();
    await expect.element(page.getByText("Enter a display name.")).toBeVisible();
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("asset");
    await page.getByRole("textbox", { name: "Display name" }).fill("Asset");
    await button("Create definition").click();
    expect(onApply).toHaveBeenCalledWith({
      name: "asset",
      displayName: "Asset",
      isActive: true,
      force: false,
      schema: { type: "object", properties: {}, "x-displayOrder": [] },
    });
  });
});

describe("accessibility", () => {
  for (const theme of ["light", "dark"] as const) {
    it(`fields, ${theme}`, async () => {
      await show(editor(), { theme });
      await button("Details of Status").click();
      await expectAccessible();
    });
    it(`a breaking plan, ${theme}`, async () => {
      await show(editor({ onPlan: () => Promise.resolve(breakingPlan), onOpenRecord: () => {} }), { theme });
      await button("Remove Effort").click();
      await button("Review changes").click();
      await expect.element(button("Apply anyway")).toBeVisible();
      await expectAccessible();
    });
    it(`JSON Schema, narrow, ${theme}`, async () => {
      await show(editor(), { theme, width: 380 });
      await page.getByRole("tab", { name: "JSON Schema" }).click();
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(380);
      await expectAccessible();
    });
  }
});
