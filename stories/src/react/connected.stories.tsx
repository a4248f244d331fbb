import {
  ConnectedDefinitionEditor,
  ConnectedEntityBoard,
  ConnectedEntityForm,
  ConnectedEntityTable,
} from "@elqnt/react/connected";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, waitFor, within } from "storybook/test";

/** The same views, fetching for themselves: here from the mock platform of each story. */
const meta = { title: "React/Connected" } satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

export const Table: Story = {
  render: () => <ConnectedEntityTable entityName="ticket" deleteLabel="Delete" />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await waitFor(() => expect(canvas.getAllByRole("row").length).toBeGreaterThan(5), { timeout: 5000 });
  },
};

export const Board: Story = {
  render: () => <ConnectedEntityBoard entityName="ticket" groupBy="status" />,
};

export const Form: Story = {
  render: () => <ConnectedEntityForm entityName="ticket" guardUnload={false} />,
};

export const Editor: Story = {
  render: () => <ConnectedDefinitionEditor entityName="ticket" />,
};

/** The platform cannot answer; the notice waits as long as it asked before anybody can try again. */
export const Unavailable: Story = {
  parameters: {
    mock: { faults: { queryRecords: { kind: "problem", code: "upstream_unavailable", retryAfter: 5 } } },
  },
  render: () => <ConnectedEntityTable entityName="ticket" />,
};

export const NoAccess: Story = {
  parameters: { mock: { scopes: ["read:auth"] } },
  render: () => <ConnectedEntityTable entityName="ticket" />,
};
