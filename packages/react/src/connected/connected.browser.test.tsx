import { createGateway, type Gateway } from "@elqnt/api";
import { createMockGateway, type MockGateway } from "@elqnt/mock-server";
import { QueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { expectAccessible } from "../__fixtures__/show.tsx";
import { ElqntProvider } from "../provider/elqnt-provider.tsx";
import "../styles.css";
import { ConnectedDefinitionEditor } from "./connected-definition-editor.tsx";
import { ConnectedEntityBoard } from "./connected-entity-board.tsx";
import { ConnectedEntityForm } from "./connected-entity-form.tsx";
import { ConnectedEntityRecord } from "./connected-entity-record.tsx";
import { ConnectedEntityTable } from "./connected-entity-table.tsx";

let mock: MockGateway;
let gateway: Gateway;

beforeEach(async () => {
  mock = createMockGateway({ scenario: "typical" });
  const token = await mock.token();
  gateway = createGateway({
    baseUrl: "http://mock.test",
    orgId: mock.orgId,
    getToken: () => token,
    fetch: (input, init) => mock.fetch(new Request(input, init)),
    retries: 0,
  });
  await page.viewport(1200, 900);
});

const show = (view: ReactElement) =>
  render(
    <ElqntProvider
      gateway={gateway}
      queryClient={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
      theme="light"
    >
      <main>{view}</main>
    </ElqntProvider>,
  );

async function firstTicket(): Promise<{ id: string; fields: { title: string } }> {
  const token = await mock.token();
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const body = JSON.stringify({ limit: 1, filters: { status: "open" } });
  const request = new Request("http://mock.test/api/v1/entities/ticket/records/query", {
    method: "POST",
    headers,
    body,
  });
  return (await (await mock.fetch(request)).json()).items[0];
}

describe("ConnectedEntityTable", () => {
  it("shows records with the names of related ones, and filters on the platform", async () => {
    await show(<ConnectedEntityTable entityName="ticket" />);
    await expect.element(page.getByRole("row").nth(5)).toBeVisible();
    await expect.poll(() => document.querySelector(".elqnt-value-relation")?.textContent).toMatch(/^\D/);
    await page.getByRole("button", { name: "Add filter" }).click();
    await page.getByRole("combobox", { name: "Field" }).selectOptions("Status");
    await page.getByRole("checkbox", { name: "Closed", exact: true }).click();
    await page.getByRole("button", { name: "Apply" }).click();
    await expect
      .poll(() => [
        ...new Set(
          [...document.querySelectorAll(".elqnt-badge[data-tone]")].map((badge) => badge.textContent),
        ),
      ])
      .toEqual(["Closed"]);
  });

  it("loads the next page at the end", async () => {
    await show(<ConnectedEntityTable entityName="ticket" pageSize={30} />);
    await expect.element(page.getByRole("row").nth(5)).toBeVisible();
    const scroller = document.querySelector(".elqnt-table-scroller") as HTMLElement;
    const before = scroller.scrollHeight;
    scroller.scrollTop = before;
    await expect.poll(() => scroller.scrollHeight).toBeGreaterThan(before + 20 * 44);
  });

  it("deletes what is selected", async () => {
    await show(<ConnectedEntityTable entityName="ticket" deleteLabel="Delete" />);
    const first = page.getByRole("checkbox", { name: /^Select (?!all)/ }).first();
    await expect.element(first).toBeVisible();
    const name = first.element().getAttribute("aria-label") as string;
    await first.click();
    await page.getByRole("button", { name: "Delete" }).click();
    await expect.element(page.getByRole("toolbar")).not.toBeInTheDocument();
    await expect
      .poll(() => document.querySelector(".elqnt-table-row input")?.getAttribute("aria-label"))
      .not.toBe(name);
  });

  it("says why the definition cannot be had, and recovers", async () => {
    mock.faults.set("getDefinition", { kind: "problem", code: "internal_error" }, { times: 1 });
    await show(<ConnectedEntityTable entityName="ticket" />);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.element(page.getByRole("grid")).toBeVisible();
  });
});

describe("ConnectedEntityForm", () => {
  it("creates a record, choosing the related one by searching", async () => {
    const onSaved = vi.fn();
    await show(<ConnectedEntityForm entityName="ticket" onSaved={onSaved} guardUnload={false} />);
    await page.getByRole("textbox", { name: /^Title/ }).fill("New lamp");
    const customer = page.getByRole("combobox", { name: "Customer" });
    await customer.click();
    await expect.element(page.getByRole("listbox").getByRole("option").first()).toBeVisible();
    await userEvent.keyboard("{ArrowDown}{Enter}");
    await page.getByRole("button", { name: "Create" }).click();
    await expect
      .poll(() => onSaved.mock.lastCall?.[0])
      .toMatchObject({
        version: 1,
        fields: { title: "New lamp", status: "open", customer: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      });
  });

  it("puts what the platform refuses beside its field", async () => {
    await show(
      <ConnectedEntityForm entityName="customer" guardUnload={false} initialFields={{ name: "Ada" }} />,
    );
    mock.faults.set("createRecord", {
      kind: "problem",
      code: "unique_conflict",
    });
    await page.getByRole("textbox", { name: /^E-mail/ }).fill("ada@example.com");
    await page.getByRole("button", { name: "Create" }).click();
    await expect
      .element(page.getByRole("alert"))
      .toMatchTextContent(/This clashes with something that exists/);
  });

  it("turns a lost race into a choice, and stores the choice", async () => {
    const { id } = await firstTicket();
    const onSaved = vi.fn();
    await show(
      <ConnectedEntityForm entityName="ticket" recordId={id} onSaved={onSaved} guardUnload={false} />,
    );
    const title = page.getByRole("textbox", { name: /^Title/ });
    await title.fill("Mine");
    const token = await mock.token();
    const theirs = await mock.fetch(
      new Request(`http://mock.test/api/v1/entities/ticket/records/${id}`, {
        method: "PATCH",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        body: JSON.stringify({ fields: { title: "Theirs", priority: 5 } }),
      }),
    );
    expect(theirs.status).toBe(200);
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect.element(page.getByRole("alert")).toMatchTextContent(/Someone else changed this record/);
    await page.getByRole("button", { name: "Save these values" }).click();
    await expect.poll(() => onSaved.mock.lastCall?.[0].fields).toMatchObject({ title: "Mine", priority: 5 });
  });
});

describe("ConnectedEntityBoard", () => {
  it("counts columns on the platform and stores a move", async () => {
    const { id, fields } = await firstTicket();
    await show(
      <ConnectedEntityBoard
        entityName="ticket"
        groupBy="status"
        view={{ filters: { $id: id }, sort: [], columns: [] }}
      />,
    );
    const card = page.getByRole("button", { name: new RegExp(fields.title.slice(0, 12)) });
    await expect.element(card).toBeVisible();
    card.element().focus();
    await userEvent.keyboard(" {ArrowRight} ");
    await expect
      .element(page.getByRole("region", { name: "Waiting" }).getByText("1 cards"))
      .toBeInTheDocument();
    await expect.poll(async () => (await readTicket(id)).fields.status).toBe("waiting");
  });

  it("takes a refused move back", async () => {
    const { id, fields } = await firstTicket();
    mock.faults.set("updateRecord", { kind: "problem", code: "insufficient_scope" });
    await show(
      <ConnectedEntityBoard
        entityName="ticket"
        groupBy="status"
        view={{ filters: { $id: id }, sort: [], columns: [] }}
      />,
    );
    const card = page.getByRole("button", { name: new RegExp(fields.title.slice(0, 12)) });
    await expect.element(card).toBeVisible();
    card.element().focus();
    await userEvent.keyboard(" {ArrowRight} ");
    await expect.element(page.getByRole("alert")).toMatchTextContent(/You do not have access/);
    await expect.element(page.getByRole("region", { name: "Open" }).getByRole("button")).toBeVisible();
  });
});

async function readTicket(id: string): Promise<{ fields: { status: string } }> {
  const headers = { authorization: `Bearer ${await mock.token()}` };
  return (
    await mock.fetch(new Request(`http://mock.test/api/v1/entities/ticket/records/${id}`, { headers }))
  ).json();
}

it("ConnectedEntityRecord shows a record with its history", async () => {
  const { id, fields } = await firstTicket();
  await show(<ConnectedEntityRecord entityName="ticket" recordId={id} />);
  await expect.element(page.getByRole("heading", { name: fields.title })).toBeVisible();
  await expect.element(page.getByRole("heading", { name: "History" })).toBeVisible();
  await expect.element(page.getByText(/created this/)).toBeVisible();
  await expect.poll(() => document.querySelector(".elqnt-value-relation")?.textContent).toMatch(/^\D/);
  await expectAccessible();
});

it("ConnectedDefinitionEditor asks what a change would break before it stores it", async () => {
  const onSaved = vi.fn();
  await show(<ConnectedDefinitionEditor entityName="ticket" onSaved={onSaved} />);
  await page.getByRole("group", { name: "Due", exact: true }).getByRole("checkbox").click();
  await page.getByRole("button", { name: "Review changes" }).click();
  await expect.element(page.getByText(/records do not fit the new definition/)).toBeVisible();
  await page.getByRole("checkbox", { name: /^Leave/ }).click();
  await page.getByRole("button", { name: "Apply anyway" }).click();
  await expect.poll(() => onSaved.mock.lastCall?.[0].schema.required).toContain("dueAt");
});
