import { EntityBoard } from "@elqnt/react/board";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, within } from "storybook/test";
import { writtenCode } from "../written-code.ts";
import { customerNames, problems, ticket, ticketDefinition, tickets } from "./fixtures.ts";

const meta = {
  title: "React/EntityBoard",
  component: EntityBoard,
  args: {
    definition: ticketDefinition,
    records: tickets(24),
    groupBy: "status",
    cardFields: ["priority", "customer", "dueDate"],
    onMove: fn(),
    onOpen: fn(),
    renderRelation: (id) => customerNames[id] ?? id,
  },
} satisfies Meta<typeof EntityBoard>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {};

export const EmptyColumns: Story = {
  args: { records: tickets(24).filter((record) => record.fields.status === "open") },
};

export const ManyCards: Story = {
  parameters: writtenCode,
  args: { records: tickets(4000), counts: { open: 12400, waiting: 998, in_progress: 1210, closed: 48211 } },
};

export const Loading: Story = { args: { records: [], loading: true } };

export const Failed: Story = { args: { records: [], problem: problems.unavailable, onRetry: fn() } };

/** The platform refuses the move: the card goes back and the notice says why. */
export const MoveRefused: Story = {
  args: { records: [ticket(0), ticket(1)], onMove: fn(() => Promise.reject(problems.forbidden)) },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    canvas.getByRole("button", { name: /Broken lamp/ }).focus();
    await userEvent.keyboard(" {ArrowRight} ");
    await expect(await canvas.findByRole("alert")).toHaveTextContent("You do not have access");
  },
};

export const KeyboardMove: Story = {
  args: { records: [ticket(0)] },
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement);
    canvas.getByRole("button", { name: /Broken lamp/ }).focus();
    await userEvent.keyboard(" {ArrowRight} ");
    await expect(args.onMove).toHaveBeenCalledWith({
      record: ticket(0),
      field: "status",
      from: "open",
      to: "waiting",
    });
  },
};
