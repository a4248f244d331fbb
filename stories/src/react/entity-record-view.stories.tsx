import { EntityRecordView } from "@elqnt/react";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { fn } from "storybook/test";
import {
  customerNames,
  people,
  problems,
  relationships,
  revisions,
  ticket,
  ticketDefinition,
} from "./fixtures.ts";

const titles = new Map([ticket(3), ticket(7)].map((record) => [record.id, String(record.fields.title)]));

const meta = {
  title: "React/EntityRecordView",
  component: EntityRecordView,
  args: {
    definition: ticketDefinition,
    record: ticket(0),
    revisions,
    relationships,
    onEdit: fn(),
    onOpenRelated: fn(),
    onRemoveRelationship: fn(),
    renderRelated: ({ recordId }) => titles.get(recordId) ?? recordId,
    renderRelation: (id) => customerNames[id] ?? id,
    renderUser: (userId) => people[userId],
  },
} satisfies Meta<typeof EntityRecordView>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {};

export const Deleted: Story = {
  args: { record: { ...ticket(0), deletedAt: "2026-03-12T12:00:00.000Z" }, onRestore: fn() },
};

export const FewFields: Story = {
  args: {
    record: { ...ticket(0), fields: { title: "Broken lamp", status: "open" } },
    relationships: [],
    revisions: [],
  },
};

export const Loading: Story = { args: { record: undefined } };

export const NotFound: Story = { args: { record: undefined, problem: problems.notFound } };

/** Field values are other people's text: nothing here is markup, and only safe addresses are links. */
export const HostileValues: Story = {
  args: {
    record: ticket(0, {
      title: '<img src=x onerror="alert(1)">',
      website: "javascript:alert(1)",
      email: 'a"onmouseover="alert(1)@example.com',
      details: "<script>alert(1)</script>\n\n**not bold** [not a link](javascript:alert(1))",
    }),
  },
};
