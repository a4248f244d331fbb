import { describe, expect, it, vi } from "vitest";
import { page } from "vitest/browser";
import { problems } from "../__fixtures__/problems.ts";
import { expectAccessible, show } from "../__fixtures__/show.tsx";
import { people, relationships, revisions, ticket, ticketDefinition } from "../__fixtures__/ticket.ts";
import { EntityRecordView, type EntityRecordViewProps } from "./entity-record-view.tsx";

const view = (props: Partial<EntityRecordViewProps> = {}) => (
  <EntityRecordView
    definition={ticketDefinition}
    record={ticket(0)}
    revisions={revisions}
    relationships={relationships}
    renderUser={(userId) => people[userId]}
    {...props}
  />
);

it("shows fields, empty ones too, and who touched the record", async () => {
  await show(view({ record: ticket(3) }));
  await expect
    .element(page.getByRole("heading", { name: "Delivery arrived without packing list" }))
    .toBeVisible();
  await expect.element(page.getByText("Grace Hopper").first()).toBeVisible();
  const effort = [...document.querySelectorAll("dt")].find(
    (term) => term.textContent === "Effort",
  )?.nextElementSibling;
  expect(effort?.textContent).toContain("Empty");
});

it("tells the history value by value, with fields found through their pointers", async () => {
  await show(view());
  const list = page.getByRole("list").filter({ hasText: "Grace Hopper made changes" });
  await expect.element(list).toMatchTextContent(/Status.*Open.*changed to.*In progress/);
  await expect.element(list).toMatchTextContent(/Address · City.*Paris/);
  await expect.element(list).toMatchTextContent(/Ada Lovelace created this/);
});

it("leads to related records in either direction", async () => {
  const onOpenRelated = vi.fn();
  await show(view({ onOpenRelated }));
  await page.getByRole("button", { name: ticket(7).id, exact: true }).click();
  expect(onOpenRelated).toHaveBeenCalledWith({ entityName: "ticket", recordId: ticket(7).id });
});

it("offers to restore what is deleted, and not to edit it", async () => {
  const onRestore = vi.fn();
  await show(
    view({ record: { ...ticket(0), deletedAt: "2026-03-12T12:00:00.000Z" }, onRestore, onEdit: () => {} }),
  );
  await page.getByRole("button", { name: "Restore" }).click();
  expect(onRestore).toHaveBeenCalled();
  await expect.element(page.getByRole("button", { name: "Edit" })).not.toBeInTheDocument();
});

it("shows hostile values as text (S91)", async () => {
  const hostile = {
    title: "<script>alert(1)</script>",
    website: "javascript:alert(1)",
    details: "<img src=x>",
  };
  await show(view({ record: ticket(0, hostile) }));
  await expect.element(page.getByRole("heading", { name: hostile.title })).toBeVisible();
  await expect.element(page.getByText("javascript:alert(1)")).toBeVisible();
  expect(document.querySelectorAll('main img, main script, main a[href^="javascript"]')).toHaveLength(0);
});

describe("accessibility", () => {
  for (const theme of ["light", "dark"] as const) {
    it(`full, ${theme}`, async () => {
      await show(view({ onEdit: () => {}, onOpenRelated: () => {}, onRemoveRelationship: () => {} }), {
        theme,
      });
      await expectAccessible();
    });
    it(`deleted, narrow, ${theme}`, async () => {
      await show(
        view({ record: { ...ticket(0), deletedAt: "2026-03-12T12:00:00.000Z" }, onRestore: () => {} }),
        { theme, width: 380 },
      );
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(380);
      await expectAccessible();
    });
    it(`missing, ${theme}`, async () => {
      await show(view({ record: undefined, problem: problems.notFound }), { theme });
      await expectAccessible();
    });
  }
});
