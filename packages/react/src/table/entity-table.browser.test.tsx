import { describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { problems } from "../__fixtures__/problems.ts";
import { expectAccessible, show } from "../__fixtures__/show.tsx";
import { ticket, ticketDefinition, tickets } from "../__fixtures__/ticket.ts";
import { EntityTable, type EntityTableProps } from "./entity-table.tsx";

const records = tickets(40);
const table = (props: Partial<EntityTableProps> = {}) => (
  <EntityTable definition={ticketDefinition} records={records} {...props} />
);
const focused = () => {
  const cell = document.activeElement?.closest<HTMLElement>("[data-row]");
  return cell && [Number(cell.dataset.row), Number(cell.dataset.column)];
};
const rowsInDocument = () => document.querySelectorAll(".elqnt-table-row").length;
const scroller = () => document.querySelector(".elqnt-table-scroller") as HTMLElement;
const focusFirstCell = () => document.querySelector<HTMLElement>('[data-row="0"][data-column="0"]')?.focus();

describe("keyboard", () => {
  it("moves through the grid with one tab stop", async () => {
    await show(table());
    expect(document.querySelectorAll('[role="grid"] [tabindex="0"]')).toHaveLength(1);
    focusFirstCell();
    await userEvent.keyboard("{ArrowDown}{ArrowRight}");
    expect(focused()).toEqual([1, 1]);
    await userEvent.keyboard("{End}");
    expect(focused()?.[0]).toBe(1);
    await userEvent.keyboard("{Control>}{End}{/Control}");
    expect(focused()?.[0]).toBe(39);
    await userEvent.keyboard("{PageUp}{Home}");
    expect(focused()?.[0]).toBeLessThan(35);
    await userEvent.keyboard("{Control>}{Home}{/Control}{ArrowUp}");
    expect(focused()).toEqual([-1, 0]);
  });

  it("keeps the focused cell clear of the sticky header", async () => {
    await show(table());
    focusFirstCell();
    await userEvent.keyboard("{PageDown}{PageDown}{PageUp}{PageUp}");
    const head = document.querySelector(".elqnt-table-head") as HTMLElement;
    const cell = document.activeElement as HTMLElement;
    expect(cell.getBoundingClientRect().top).toBeGreaterThanOrEqual(head.getBoundingClientRect().bottom - 1);
  });

  it("opens with Enter and selects with Space", async () => {
    const onOpen = vi.fn();
    const onSelectionChange = vi.fn();
    await show(table({ onOpen, onSelectionChange }));
    document.querySelector<HTMLElement>('[data-row="0"][data-column="1"]')?.focus();
    await userEvent.keyboard("{ArrowDown}{Enter} ");
    expect(onOpen).toHaveBeenCalledWith(records[1]);
    expect(onSelectionChange).toHaveBeenLastCalledWith([records[1]?.id]);
  });

  it("extends the selection with Shift, selects all with Control+A, clears with Escape", async () => {
    const onSelectionChange = vi.fn();
    await show(table({ onSelectionChange }));
    document.querySelector<HTMLElement>('[data-row="2"][data-column="1"]')?.focus();
    await userEvent.keyboard("{Shift>}{ArrowDown}{ArrowDown}{/Shift}");
    expect(onSelectionChange).toHaveBeenLastCalledWith(records.slice(2, 5).map(({ id }) => id));
    await userEvent.keyboard("{Shift>}{ArrowUp}{/Shift}");
    expect(onSelectionChange).toHaveBeenLastCalledWith(records.slice(2, 4).map(({ id }) => id));
    await userEvent.keyboard("{Control>}a{/Control}");
    expect(onSelectionChange).toHaveBeenLastCalledWith(records.map(({ id }) => id));
    await userEvent.keyboard("{Escape}");
    expect(onSelectionChange).toHaveBeenLastCalledWith([]);
  });

  it("sorts, resizes and moves columns from their header and says so", async () => {
    const onSortChange = vi.fn();
    const onColumnsChange = vi.fn();
    const onColumnWidthsChange = vi.fn();
    await show(table({ onSortChange, onColumnsChange, onColumnWidthsChange }));
    document.querySelector<HTMLElement>('[data-row="-1"][data-column="1"] button')?.focus();
    await userEvent.keyboard("{Enter}");
    expect(onSortChange).toHaveBeenCalledWith([{ field: "status", direction: "asc" }]);
    await userEvent.keyboard("{Shift>}{ArrowRight}{/Shift}");
    expect(onColumnWidthsChange).toHaveBeenCalledWith({ status: 156 });
    await expect.element(page.getByText("Status is 156 pixels wide")).toBeInTheDocument();
    await userEvent.keyboard("{Alt>}{ArrowRight}{/Alt}");
    expect(onColumnsChange.mock.lastCall?.[0].slice(0, 3)).toEqual(["title", "priority", "status"]);
    await expect.element(page.getByText(/Status moved to position 3/)).toBeInTheDocument();
  });

  it("mirrors arrows in right-to-left languages", async () => {
    await show(table(), { direction: "rtl" });
    focusFirstCell();
    await userEvent.keyboard("{ArrowLeft}");
    expect(focused()).toEqual([0, 1]);
  });

  it("enters a link with F2 and leaves it with Escape", async () => {
    await show(table());
    document.querySelector<HTMLElement>('[data-row="0"][data-column="3"]')?.focus();
    await userEvent.keyboard("{F2}");
    expect(document.activeElement?.getAttribute("href")).toBe("mailto:ada@example.com");
    await userEvent.keyboard("{Escape}");
    expect(focused()).toEqual([0, 3]);
  });
});

describe("100,000 rows", () => {
  const many = tickets(100_000);

  it("keeps few rows in the document and reaches the end", async () => {
    await show(table({ records: many, total: many.length, onSelectionChange: () => {} }));
    expect(rowsInDocument()).toBeLessThan(45);
    scroller().scrollTop = scroller().scrollHeight;
    await expect.element(page.getByRole("row").last()).toHaveAttribute("aria-rowindex", "100001");
    expect(rowsInDocument()).toBeLessThan(45);
    expect(document.querySelector('[role="grid"]')?.getAttribute("aria-rowcount")).toBe("100001");
  });

  it("renders no visible row again while scrolling and selecting", async () => {
    const cell = vi.fn((value: unknown) => <span>{String(value)}</span>);
    const renderCell = { title: cell };
    await show(table({ records: many, renderCell, onSelectionChange: () => {} }));
    cell.mockClear();
    await page.getByRole("checkbox", { name: "Select Broken lamp in meeting room 4" }).first().click();
    expect(cell.mock.calls.length).toBeLessThanOrEqual(2);
  });

  it("keeps the focus while its row is scrolled away", async () => {
    await show(table({ records: many }));
    focusFirstCell();
    scroller().scrollTop = 400_000;
    await expect.element(page.getByRole("row").last()).not.toHaveAttribute("aria-rowindex", "20");
    await expect
      .poll(() =>
        document.querySelector('.elqnt-table-row[data-index="9000"], .elqnt-table-row[data-index="9100"]'),
      )
      .not.toBeNull();
    expect(focused()).toEqual([0, 0]);
    await userEvent.keyboard("{ArrowDown}");
    expect(focused()).toEqual([1, 0]);
  });
});

describe("loading", () => {
  it("asks for more once per loaded amount", async () => {
    const onEndReached = vi.fn();
    const view = await show(table({ onEndReached }));
    expect(onEndReached).not.toHaveBeenCalled();
    scroller().scrollTop = scroller().scrollHeight;
    await expect.poll(() => onEndReached.mock.calls.length).toBe(1);
    scroller().scrollTop = 0;
    scroller().scrollTop = scroller().scrollHeight;
    await view.rerender(<main>{table({ onEndReached })}</main>);
    expect(onEndReached).toHaveBeenCalledTimes(1);
  });

  it("asks for more when the first page does not fill the view", async () => {
    const onEndReached = vi.fn();
    await show(table({ records: tickets(3), onEndReached }));
    expect(onEndReached).toHaveBeenCalledTimes(1);
  });

  it("keeps loaded rows when the next page fails, and offers a retry", async () => {
    const onRetry = vi.fn();
    await show(table({ problem: problems.server, onRetry }));
    expect(rowsInDocument()).toBeGreaterThan(5);
    await page.getByRole("button", { name: "Try again" }).click();
    expect(onRetry).toHaveBeenCalledTimes(1);
  });

  it("says what is empty: everything, or what matches", async () => {
    const onFiltersChange = vi.fn();
    const view = await show(table({ records: [] }));
    await expect.element(page.getByText("No records yet")).toBeVisible();
    await view.rerender(<main>{table({ records: [], filters: { status: "open" }, onFiltersChange })}</main>);
    await page.getByRole("button", { name: "Clear filters" }).click();
    expect(onFiltersChange).toHaveBeenCalledWith({});
  });
});

describe("filters", () => {
  it("builds a condition from the schema", async () => {
    const onFiltersChange = vi.fn();
    await show(table({ onFiltersChange, filters: { title: { contains: "lamp" } } }));
    await page.getByRole("button", { name: "Add filter" }).click();
    await page.getByRole("combobox", { name: "Field" }).selectOptions("Status");
    await page.getByRole("checkbox", { name: "Open", exact: true }).click();
    await page.getByRole("checkbox", { name: "Waiting" }).click();
    await page.getByRole("button", { name: "Apply" }).click();
    expect(onFiltersChange).toHaveBeenCalledWith({
      title: { contains: "lamp" },
      status: { in: ["open", "waiting"] },
    });
  });

  it("edits and removes a condition, and leaves an advanced filter alone", async () => {
    const onFiltersChange = vi.fn();
    const filters = { priority: { gte: 2 }, $or: [{ status: "open" }, { urgent: true }] };
    await show(table({ onFiltersChange, filters }));
    await page.getByRole("button", { name: "Edit filter: Priority is at least 2" }).click();
    await page.getByLabelText("Value").fill("3");
    await userEvent.keyboard("{Enter}");
    expect(onFiltersChange).toHaveBeenLastCalledWith({ ...filters, priority: { gte: 3 } });
    await page.getByRole("button", { name: "Remove filter: Priority is at least 2" }).click();
    expect(onFiltersChange).toHaveBeenLastCalledWith({ $or: filters.$or });
  });

  it("searches when typing pauses", async () => {
    const onSearchChange = vi.fn();
    await show(table({ onSearchChange }));
    await page.getByRole("searchbox").fill("lamp");
    await expect.poll(() => onSearchChange.mock.calls).toEqual([["lamp"]]);
  });

  it("gives the focus back when the panel is closed", async () => {
    await show(table({ onFiltersChange: () => {} }));
    await page.getByRole("button", { name: "Add filter" }).click();
    await expect.element(page.getByRole("combobox", { name: "Field" })).toHaveFocus();
    await userEvent.keyboard("{Escape}");
    await expect.element(page.getByRole("button", { name: "Add filter" })).toHaveFocus();
  });
});

describe("columns", () => {
  it("are hidden and shown from the panel", async () => {
    await show(table());
    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByRole("checkbox", { name: "Status" }).click();
    await expect.element(page.getByRole("columnheader", { name: "Status" })).not.toBeInTheDocument();
    await page.getByRole("checkbox", { name: "Address · City" }).click();
    await expect.element(page.getByRole("columnheader", { name: "Address · City" })).toBeInTheDocument();
  });

  it("ignore fields a view names and the definition no longer has", async () => {
    await show(table({ columns: ["title", "gone", "status"] }));
    await expect.poll(() => document.querySelectorAll('[role="columnheader"]').length).toBe(2);
  });
});

it("runs bulk actions on the selection, extended with Shift", async () => {
  const onRun = vi.fn();
  await show(table({ bulkActions: [{ id: "close", label: "Close", onRun }] }));
  const boxes = page.getByRole("checkbox", { name: /^Select (?!all)/ });
  await boxes.nth(1).click();
  await boxes.nth(3).click({ modifiers: ["Shift"] });
  await page.getByRole("button", { name: "Close" }).click();
  expect(onRun).toHaveBeenCalledWith(records.slice(1, 4).map(({ id }) => id));
});

it("shows hostile values as text (S91)", async () => {
  const hostile = ticket(0, {
    title: '<img src=x onerror="document.title=1">',
    website: "javascript:alert(1)",
  });
  await show(table({ records: [hostile] }));
  await expect.element(page.getByText('<img src=x onerror="document.title=1">')).toBeInTheDocument();
  expect(document.querySelectorAll('main img, main a[href^="javascript"]')).toHaveLength(0);
});

describe("accessibility", () => {
  const states: Record<string, Partial<EntityTableProps>> = {
    full: {
      onSortChange: () => {},
      onFiltersChange: () => {},
      onSearchChange: () => {},
      onOpen: () => {},
      filters: { status: { in: ["open"] } },
      bulkActions: [{ id: "a", label: "Archive", onRun: () => {} }],
    },
    selected: { selection: [records[0]?.id as string], onSelectionChange: () => {} },
    loading: { records: [], loading: true },
    empty: { records: [] },
    failed: { records: [], problem: problems.server, onRetry: () => {} },
  };
  for (const theme of ["light", "dark"] as const) {
    for (const [name, props] of Object.entries(states)) {
      it(`${name}, ${theme}`, async () => {
        await show(table(props), { theme });
        await expectAccessible();
      });
    }
    it(`narrow, ${theme}`, async () => {
      await show(table(states.full), { theme, width: 380 });
      await expect.poll(() => document.querySelector("[data-narrow]")).not.toBeNull();
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(380);
      await expectAccessible();
    });
  }
});
