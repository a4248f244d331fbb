import { EntityTable } from "@elqnt/react/table";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { useMemo, useState } from "react";
import { expect, fn, userEvent, within } from "storybook/test";
import { writtenCode } from "../written-code.ts";
import { customerNames, problems, ticketDefinition, tickets } from "./fixtures.ts";

const byPriority = tickets(60).toSorted(
  (left, right) => Number(left.fields.priority) - Number(right.fields.priority),
);

const meta = {
  title: "React/EntityTable",
  component: EntityTable,
  args: {
    definition: ticketDefinition,
    records: byPriority,
    total: 1250,
    totalKind: "exact",
    sort: [{ field: "priority", direction: "asc" }],
    onSortChange: fn(),
    filters: { status: { in: ["open", "waiting"] }, dueDate: { gte: "2026-03-01" } },
    onFiltersChange: fn(),
    onSearchChange: fn(),
    onOpen: fn(),
    bulkActions: [
      { id: "close", label: "Close", icon: "check", onRun: fn() },
      { id: "delete", label: "Delete", icon: "trash", tone: "danger", onRun: fn() },
    ],
    renderRelation: (id) => customerNames[id] ?? id,
  },
} satisfies Meta<typeof EntityTable>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {};

export const Selected: Story = {
  args: { selection: tickets(3).map(({ id }) => id) },
};

export const Loading: Story = {
  args: { records: [], loading: true, total: undefined },
};

export const Empty: Story = {
  args: { records: [], filters: {}, total: 0 },
};

export const NothingMatches: Story = {
  args: { records: [], total: 0 },
};

export const Failed: Story = {
  args: { records: [], total: undefined, problem: problems.server, onRetry: fn() },
};

export const FailedWhileLoadingMore: Story = {
  args: { records: tickets(5), problem: problems.unavailable, onRetry: fn() },
};

/** 100,000 rows in memory; only the visible ones are in the document. */
export const HundredThousandRows: Story = {
  args: { total: 100_000, filters: {} },
  parameters: writtenCode,
  // Made here, as Storybook sends arguments to its server, too.
  render: function Many(args) {
    const records = useMemo(() => tickets(100_000), []);
    return <EntityTable {...args} records={records} />;
  },
  play: async ({ canvasElement }) => {
    const grid = within(canvasElement).getByRole("grid", { name: "Ticket records" });
    await expect(grid).toHaveAttribute("aria-rowcount", "100001");
    await expect(within(grid).getAllByRole("row").length).toBeLessThan(100);
  },
};

/** Pages arrive while scrolling. */
export const EndlessPages: Story = {
  args: { total: undefined, filters: {} },
  render: function Endless(args) {
    const [count, setCount] = useState(50);
    return (
      <EntityTable {...args} records={tickets(count)} onEndReached={() => setCount((old) => old + 50)} />
    );
  },
};

export const Narrow: Story = {
  decorators: [(StoryView) => <div style={{ inlineSize: 380, maxInlineSize: "100%" }}>{StoryView()}</div>],
};

export const KeyboardNavigation: Story = {
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement);
    const grid = canvas.getByRole("grid", { name: "Ticket records" });
    within(grid).getAllByRole("gridcell")[1]?.focus();
    await userEvent.keyboard("{ArrowDown}{Enter}");
    await expect(args.onOpen).toHaveBeenCalledWith(args.records[1]);
  },
};
