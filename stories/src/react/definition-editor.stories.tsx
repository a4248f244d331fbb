import { DefinitionEditor } from "@elqnt/react/definition-editor";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, within } from "storybook/test";
import { breakingPlan, compatiblePlan, problems, ticketDefinition } from "./fixtures.ts";

const meta = {
  title: "React/DefinitionEditor",
  component: DefinitionEditor,
  args: {
    definition: ticketDefinition,
    onPlan: fn(() => Promise.resolve(breakingPlan)),
    onApply: fn(),
    onCancel: fn(),
    onOpenRecord: fn(),
  },
} satisfies Meta<typeof DefinitionEditor>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {};

export const Create: Story = { args: { definition: undefined } };

/** A change that would leave records behind is shown with samples and wants a yes of its own. */
export const BreakingPlan: Story = {
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole("button", { name: "Remove Effort" }));
    await userEvent.click(canvas.getByRole("button", { name: "Review changes" }));
    await expect(await canvas.findByText("40 of 1,250 records do not fit the new definition.")).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Apply anyway" })).toBeDisabled();
    await userEvent.click(canvas.getByLabelText(/Leave 40 records as they are/));
    await userEvent.click(canvas.getByRole("button", { name: "Apply anyway" }));
    await expect(args.onApply).toHaveBeenCalledWith(expect.objectContaining({ force: true, version: 3 }));
  },
};

export const CompatiblePlan: Story = {
  args: { onPlan: fn(() => Promise.resolve(compatiblePlan)) },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole("button", { name: "Add field" }));
    await userEvent.keyboard("Channel");
    await userEvent.click(canvas.getByRole("button", { name: "Review changes" }));
    await expect(await canvas.findByText("All 1,250 records fit the new definition.")).toBeVisible();
  },
};

export const Refused: Story = { args: { problem: problems.forbidden } };

export const ReadOnly: Story = { args: { readOnly: true } };
