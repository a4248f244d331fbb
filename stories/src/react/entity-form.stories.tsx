import { EntityForm, type RelationPickerProps } from "@elqnt/react/form";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent, within } from "storybook/test";
import { customerNames, problems, ticket, ticketDefinition } from "./fixtures.ts";

function CustomerPicker(props: RelationPickerProps) {
  const { id, value, onChange, disabled, invalid, describedBy } = props;
  return (
    <select
      id={id}
      className="elqnt-input"
      value={typeof value === "string" ? value : ""}
      disabled={disabled}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value || undefined)}
    >
      <option value="">No customer</option>
      {Object.entries(customerNames).map(([customerId, name]) => (
        <option key={customerId} value={customerId}>
          {name}
        </option>
      ))}
    </select>
  );
}

const meta = {
  title: "React/EntityForm",
  component: EntityForm,
  args: {
    definition: ticketDefinition,
    onSubmit: fn(),
    onCancel: fn(),
    relationPicker: CustomerPicker,
    guardUnload: false,
  },
} satisfies Meta<typeof EntityForm>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Create: Story = {};

export const Edit: Story = {
  args: { record: ticket(0) },
};

/** Submitting an empty form marks what is missing and moves there. */
export const Invalid: Story = {
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole("button", { name: "Create" }));
    await expect(await canvas.findByRole("alert")).toHaveTextContent("One value needs attention");
    await expect(canvas.getByLabelText(/Title/)).toHaveFocus();
    await expect(args.onSubmit).not.toHaveBeenCalled();
  },
};

/** The platform refused two values; each fault stands beside its field. */
export const RefusedByThePlatform: Story = {
  args: { record: ticket(0, { email: "ada" }), problem: problems.validation },
};

export const Conflict: Story = {
  args: {
    record: ticket(0),
    onSubmit: fn(() => Promise.reject(problems.versionConflict)),
    renderUser: () => "Grace",
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.selectOptions(canvas.getByLabelText(/Status/), "Waiting");
    await userEvent.click(canvas.getByRole("button", { name: "Save changes" }));
    await expect(await canvas.findByRole("alert")).toHaveTextContent("Someone else changed this record");
  },
};

export const Failed: Story = {
  args: { record: ticket(0), problem: problems.server },
};

export const ReadOnly: Story = {
  args: { record: ticket(0), readOnly: true },
};

export const Disabled: Story = {
  args: { record: ticket(0), disabled: true },
};
