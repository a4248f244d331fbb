import { ProblemNotice } from "@elqnt/react";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { fn } from "storybook/test";
import { problems } from "./fixtures.ts";

const meta = {
  title: "React/ProblemNotice",
  component: ProblemNotice,
  args: { problem: problems.server, onRetry: fn(), onSignIn: fn() },
} satisfies Meta<typeof ProblemNotice>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {};

export const Panel: Story = { args: { look: "panel", problem: problems.network } };

export const Dismissible: Story = { args: { problem: problems.conflict, onDismiss: fn() } };

export const RateLimited: Story = { args: { problem: problems.rateLimited } };

/** Every kind of problem a person can meet. */
export const All: Story = {
  render: (args) => (
    <div style={{ display: "grid", gap: 12, maxInlineSize: 720 }}>
      {Object.entries(problems).map(([name, problem]) => (
        <ProblemNotice key={name} {...args} problem={problem} />
      ))}
    </div>
  ),
};
