import { useEntities, useInfiniteQueryRecords, useUpdateRecord } from "@elqnt/entity/hooks";
import { Button, ProblemNotice } from "@elqnt/react";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { useState } from "react";
import { expect, userEvent, waitFor, within } from "storybook/test";

const meta: Meta = { title: "entity/Hooks", tags: ["autodocs"] };
export default meta;

type Story = StoryObj;

/** For slow machines: a deadline, not a delay. */
const patient = { timeout: 10_000 };

/** `useEntities`: imperative, never rejects, works without any provider. */
function CreateTicket() {
  const { createRecord, loading, error } = useEntities();
  const [created, setCreated] = useState<string | null>(null);
  const create = async (title: string) => {
    const record = await createRecord("ticket", { fields: { title, status: "open" } });
    setCreated(record && `Version ${record.version} of “${record.fields.title}” is stored.`);
  };
  return (
    <div className="elqnt">
      <Button look="primary" busy={loading} onClick={() => void create("Broken lamp")}>
        Create a ticket
      </Button>{" "}
      <Button onClick={() => void create("")}>Create one without a title</Button>
      {created && <p role="status">{created}</p>}
      {error && <ProblemNotice problem={error} />}
    </div>
  );
}

export const Imperative: Story = {
  render: () => <CreateTicket />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole("button", { name: "Create a ticket" }));
    await expect(await canvas.findByText("Version 1 of “Broken lamp” is stored.")).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "Create one without a title" }));
    await waitFor(() => expect(canvas.queryByText(/is stored/)).toBeNull(), patient);
    await expect(await canvas.findByText(/must not be empty/)).toBeVisible();
  },
};

/** TanStack Query hooks: a page at a time, and an update that shows before the server answers. */
function OpenTickets() {
  const input = { entityName: "ticket", body: { filters: { status: "open" }, limit: 5 } };
  const tickets = useInfiniteQueryRecords(input);
  const update = useUpdateRecord();
  if (tickets.isPending) return <p>Loading…</p>;
  if (tickets.error) return <ProblemNotice problem={tickets.error} onRetry={() => void tickets.refetch()} />;
  return (
    <div className="elqnt">
      <ul aria-label="Open tickets">
        {tickets.data.pages
          .flatMap(({ items }) => items)
          .map(({ id, version, fields }) => (
            <li key={id}>
              {String(fields.title)}{" "}
              <Button
                size="small"
                onClick={() =>
                  update.mutate({
                    entityName: "ticket",
                    recordId: id,
                    version,
                    body: { fields: { title: `${fields.title} (seen)` } },
                  })
                }
              >
                Mark as seen
              </Button>
            </li>
          ))}
      </ul>
      <Button disabled={!tickets.hasNextPage} onClick={() => void tickets.fetchNextPage()}>
        More
      </Button>
      {update.error && <ProblemNotice problem={update.error} />}
    </div>
  );
}

export const Queries: Story = {
  render: () => <OpenTickets />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await waitFor(() => expect(canvas.getAllByRole("listitem")).toHaveLength(5), patient);
    await userEvent.click(canvas.getByRole("button", { name: "More" }));
    await waitFor(() => expect(canvas.getAllByRole("listitem")).toHaveLength(10), patient);
    await userEvent.click(canvas.getAllByRole("button", { name: "Mark as seen" })[0]!);
    await waitFor(() => expect(canvas.getAllByRole("listitem")[0]).toHaveTextContent("(seen)"), patient);
  },
};

/** The update is refused: the list takes it back and the problem says why. */
export const Refused: Story = {
  parameters: { mock: { faults: { updateRecord: { kind: "problem", code: "version_conflict" } } } },
  render: () => <OpenTickets />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await waitFor(() => expect(canvas.getAllByRole("listitem")).toHaveLength(5), patient);
    await userEvent.click(canvas.getAllByRole("button", { name: "Mark as seen" })[0]!);
    await waitFor(() => expect(canvas.getAllByRole("listitem")[0]).not.toHaveTextContent("(seen)"), patient);
    await expect(await canvas.findByRole("alert")).toBeVisible();
  },
};

/** The platform cannot be reached. */
export const Offline: Story = {
  parameters: { mock: { faults: { queryRecords: { kind: "network" } } } },
  render: () => <OpenTickets />,
};

/** Still on its way. */
export const Slow: Story = {
  parameters: { mock: { faults: { queryRecords: { kind: "latency", ms: 600_000 } } } },
  render: () => <OpenTickets />,
};
