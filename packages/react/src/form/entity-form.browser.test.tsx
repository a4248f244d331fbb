import { describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { problems } from "../__fixtures__/problems.ts";
import { expectAccessible, show } from "../__fixtures__/show.tsx";
import { ticket, ticketDefinition } from "../__fixtures__/ticket.ts";
import { EntityForm, type EntityFormProps } from "./entity-form.tsx";
import type { FormSubmission } from "./use-entity-form.ts";

const form = (props: Partial<EntityFormProps> = {}) => (
  <EntityForm definition={ticketDefinition} onSubmit={() => {}} guardUnload={false} {...props} />
);
const title = () => page.getByRole("textbox", { name: /^Title/ });
const submit = (name: string) => page.getByRole("button", { name });

describe("creating", () => {
  it("starts from the schema's defaults and sends what was entered", async () => {
    const onSubmit = vi.fn();
    await show(form({ onSubmit }));
    await title().fill("New lamp");
    await page.getByRole("spinbutton", { name: "Priority" }).fill("2");
    await page.getByRole("textbox", { name: "Tags" }).fill("hardware");
    await userEvent.keyboard("{Enter}urgent,");
    await submit("Create").click();
    expect(onSubmit).toHaveBeenCalledWith({
      fields: { title: "New lamp", status: "open", priority: 2, tags: ["hardware", "urgent"] },
      patch: { title: "New lamp", priority: 2, tags: ["hardware", "urgent"] },
    });
  });

  it("names every fault, moves to the first, and clears it while typing", async () => {
    const onSubmit = vi.fn();
    await show(form({ onSubmit }));
    await page.getByRole("textbox", { name: "Reporter" }).fill("ada");
    await submit("Create").click();
    await expect.element(page.getByRole("alert")).toMatchTextContent(/2 values need attention/);
    await expect.element(title()).toHaveFocus();
    await expect.element(title()).toHaveAccessibleDescription("This is required.");
    await userEvent.keyboard("A lamp");
    await expect.element(page.getByRole("alert")).toMatchTextContent(/One value needs attention/);
    await page.getByRole("button", { name: "Reporter" }).click();
    await expect.element(page.getByRole("textbox", { name: "Reporter" })).toHaveFocus();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it("submits with Control+Enter", async () => {
    const onSubmit = vi.fn();
    await show(form({ onSubmit, initialFields: { title: "Prepared" } }));
    await title().click();
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    expect(onSubmit).toHaveBeenCalledTimes(1);
  });
});

describe("editing", () => {
  it("sends a merge patch with the version, and is clean again afterwards", async () => {
    const onSubmit = vi.fn<(submission: FormSubmission) => void>();
    const onDirtyChange = vi.fn();
    const record = ticket(1);
    await show(form({ record, onSubmit, onDirtyChange }));
    await expect.element(submit("Save changes")).toBeDisabled();
    await title().fill("Wrong VAT");
    await page.getByRole("textbox", { name: "Website" }).fill("");
    await expect.element(page.getByText("Unsaved changes")).toBeVisible();
    await submit("Save changes").click();
    expect(onSubmit.mock.lastCall?.[0]).toMatchObject({
      patch: { title: "Wrong VAT", website: null },
      version: record.version,
    });
    await expect.element(page.getByText("All changes saved")).toBeVisible();
    expect(onDirtyChange.mock.calls.flat()).toEqual([false, true, false]);
  });

  it("never fills an existing record up with defaults", async () => {
    const onSubmit = vi.fn<(submission: FormSubmission) => void>();
    await show(form({ record: { ...ticket(0), fields: { title: "Bare", status: "open" } }, onSubmit }));
    await title().fill("Still bare");
    await submit("Save changes").click();
    expect(onSubmit.mock.lastCall?.[0].fields).toEqual({ title: "Still bare", status: "open" });
  });

  it("knows a null or false answer as not stored", async () => {
    await show(form({ record: ticket(0), onSubmit: () => Promise.resolve(null) }));
    await title().fill("Changed");
    await submit("Save changes").click();
    await expect.element(page.getByText("Unsaved changes")).toBeVisible();
  });

  it("takes a newer record while nothing was changed, and keeps edits otherwise", async () => {
    const view = await show(form({ record: ticket(0) }));
    await view.rerender(<main>{form({ record: { ...ticket(0, { title: "Newer" }), version: 9 } })}</main>);
    await expect.element(title()).toHaveValue("Newer");
    await title().fill("Mine");
    await view.rerender(<main>{form({ record: { ...ticket(0, { title: "Newest" }), version: 10 } })}</main>);
    await expect.element(title()).toHaveValue("Mine");
  });
});

describe("what the platform refuses", () => {
  it("stands beside its field and goes when the field is edited", async () => {
    await show(form({ record: ticket(0), onSubmit: () => Promise.reject(problems.validation) }));
    await title().fill("Changed");
    await submit("Save changes").click();
    const reporter = page.getByRole("textbox", { name: "Reporter" });
    await expect.element(reporter).toHaveFocus();
    await expect.element(reporter).toHaveAccessibleDescription("must be an e-mail address");
    await expect
      .element(page.getByRole("textbox", { name: /^City/ }))
      .toHaveAccessibleDescription("is required");
    await reporter.fill("ada@example.org");
    await expect.element(page.getByText("must be an e-mail address")).not.toBeInTheDocument();
    await expect.element(page.getByRole("alert")).toMatchTextContent(/One value needs attention/);
  });

  it("shows other problems above the form and keeps what was entered", async () => {
    await show(form({ onSubmit: () => Promise.reject(problems.server), initialFields: { title: "Kept" } }));
    await submit("Create").click();
    await expect.element(page.getByRole("alert")).toMatchTextContent(/Something went wrong on our side/);
    await expect.element(title()).toHaveValue("Kept");
  });

  it("offers mine or theirs when somebody saved first, and goes on from their version", async () => {
    const onSubmit = vi.fn<(submission: FormSubmission) => Promise<void>>();
    onSubmit.mockRejectedValueOnce(problems.versionConflict).mockResolvedValueOnce();
    await show(form({ record: ticket(0), onSubmit, renderUser: () => "Grace" }));
    await page.getByRole("combobox", { name: /^Status/ }).selectOptions("Waiting");
    await page.getByRole("textbox", { name: "Reporter" }).fill("mine@example.com");
    await submit("Save changes").click();
    await expect.element(page.getByRole("alert")).toMatchTextContent(/Grace saved a newer version/);
    await page.getByRole("radio", { name: /Theirs/ }).click();
    await page.getByRole("button", { name: "Save these values" }).click();
    expect(onSubmit.mock.lastCall?.[0]).toMatchObject({
      version: 7,
      patch: { email: "mine@example.com" },
      fields: { status: "closed", priority: 4, tags: ["hardware", "warranty"] },
    });
    await expect.element(page.getByText("All changes saved")).toBeVisible();
  });
});

describe("fields", () => {
  it("stores local time as UTC", async () => {
    const definition = {
      ...ticketDefinition,
      schema: { type: "object", properties: { at: { type: "string", format: "date-time", title: "At" } } },
    };
    const onSubmit = vi.fn<(submission: FormSubmission) => void>();
    await show(form({ definition, onSubmit }));
    await page.getByLabelText("At").fill("2026-03-12T08:30");
    await submit("Create").click();
    expect(onSubmit.mock.lastCall?.[0].fields.at).toBe(new Date("2026-03-12T08:30").toISOString());
  });

  it("edits lists of objects", async () => {
    const definition = {
      ...ticketDefinition,
      schema: {
        type: "object",
        properties: {
          phones: {
            type: "array",
            title: "Phones",
            items: {
              type: "object",
              properties: { number: { type: "string", title: "Number" } },
              required: ["number"],
            },
          },
        },
      },
    };
    const onSubmit = vi.fn<(submission: FormSubmission) => void>();
    await show(form({ definition, onSubmit }));
    await page.getByRole("button", { name: "Add to Phones" }).click();
    await submit("Create").click();
    await expect.element(page.getByRole("textbox", { name: "Number" })).toHaveFocus();
    await userEvent.keyboard("123");
    await submit("Create").click();
    expect(onSubmit.mock.lastCall?.[0].fields).toEqual({ phones: [{ number: "123" }] });
  });

  it("hands relations to the app's picker", async () => {
    const customerId = "0197b2d3-aaaa-7c3e-8f10-000000000001";
    const relationPicker = vi.fn(({ id, onChange }: { id: string; onChange: (value: string) => void }) => (
      <button type="button" id={id} onClick={() => onChange(customerId)}>
        Pick
      </button>
    ));
    const onSubmit = vi.fn<(submission: FormSubmission) => void>();
    await show(form({ relationPicker, onSubmit, initialFields: { title: "Lamp" } }));
    await page.getByRole("button", { name: "Customer" }).click();
    await submit("Create").click();
    expect(onSubmit.mock.lastCall?.[0].fields.customer).toBe(customerId);
    expect(relationPicker.mock.lastCall?.[0]).toMatchObject({
      field: { relation: { entity: "customer", cardinality: "one" } },
    });
  });

  it("reads nothing in a schema as HTML or Markdown (S91)", async () => {
    const text = '<img src=x onerror="alert(1)"> [x](javascript:alert(1))';
    const definition = {
      ...ticketDefinition,
      schema: { type: "object", properties: { a: { type: "string", title: text, description: text } } },
    };
    await show(form({ definition }));
    expect(document.querySelectorAll("main img, main a")).toHaveLength(0);
  });
});

it("runs without eval", async () => {
  const evaluate = vi.spyOn(globalThis, "Function").mockImplementation(() => {
    throw new EvalError("refused");
  });
  await show(form());
  await submit("Create").click();
  await expect.element(page.getByRole("alert")).toBeVisible();
  evaluate.mockRestore();
});

describe("accessibility", () => {
  const states: Record<string, Partial<EntityFormProps>> = {
    new: {},
    refused: { record: ticket(0), problem: problems.validation },
    conflict: { record: ticket(0, { status: "waiting" }), problem: problems.versionConflict },
    "read-only": { record: ticket(0), readOnly: true },
  };
  for (const theme of ["light", "dark"] as const) {
    for (const [name, props] of Object.entries(states)) {
      it(`${name}, ${theme}`, async () => {
        await show(form(props), { theme, width: name === "new" ? 380 : 1000 });
        expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(
          document.documentElement.clientWidth,
        );
        await expectAccessible();
      });
    }
  }
});
