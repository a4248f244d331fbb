import { describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { problems } from "../__fixtures__/problems.ts";
import { expectAccessible, show } from "../__fixtures__/show.tsx";
import { ticket, ticketDefinition, tickets } from "../__fixtures__/ticket.ts";
import { EntityBoard, type EntityBoardProps } from "./entity-board.tsx";

const board = (props: Partial<EntityBoardProps> = {}) => (
  <EntityBoard definition={ticketDefinition} records={tickets(12)} groupBy="status" {...props} />
);
const column = (name: string) => page.getByRole("region", { name });
const card = (text: RegExp) => page.getByRole("button", { name: text });
const lamp = ticket(0);

describe("keyboard", () => {
  it("lifts with Space, chooses a column with arrows, drops with Space, and says each step", async () => {
    const onMove = vi.fn();
    await show(board({ records: [lamp], onMove }));
    card(/Broken lamp/)
      .element()
      .focus();
    await userEvent.keyboard(" ");
    await expect
      .element(page.getByText(/^Lifted Broken lamp in meeting room 4 from Open/))
      .toBeInTheDocument();
    await userEvent.keyboard("{ArrowRight}{ArrowRight}");
    await expect.element(page.getByText(/over In progress, column 3 of 4/)).toBeInTheDocument();
    await userEvent.keyboard(" ");
    expect(onMove).toHaveBeenCalledWith({ record: lamp, field: "status", from: "open", to: "in_progress" });
    await expect.element(page.getByText(/moved to In progress/)).toBeInTheDocument();
    await expect.element(column("In progress").getByRole("button", { name: /Broken lamp/ })).toHaveFocus();
  });

  it("puts a lifted card back with Escape and when focus leaves", async () => {
    const onMove = vi.fn();
    await show(board({ records: [lamp], onMove }));
    card(/Broken lamp/)
      .element()
      .focus();
    await userEvent.keyboard(" {ArrowRight}{Escape}");
    await expect.element(page.getByText(/put back in Open/)).toBeInTheDocument();
    await userEvent.keyboard(" {ArrowRight}{Tab}");
    await expect.element(card(/Broken lamp/)).toHaveAttribute("aria-pressed", "false");
    expect(onMove).not.toHaveBeenCalled();
  });

  it("moves between cards and skips empty columns", async () => {
    const records = [ticket(0), ticket(1, { status: "open" }), ticket(2, { status: "closed" })];
    await show(board({ records }));
    card(/Broken lamp/)
      .element()
      .focus();
    await userEvent.keyboard("{ArrowDown}");
    await expect.element(card(/wrong VAT/)).toHaveFocus();
    await userEvent.keyboard("{ArrowRight}");
    await expect.element(card(/Cannot sign in/)).toHaveFocus();
    expect(document.querySelectorAll('.elqnt-card[tabindex="0"]')).toHaveLength(1);
  });

  it("refuses a column the app rules out", async () => {
    const onMove = vi.fn();
    await show(board({ records: [lamp], onMove, canMove: (_, to) => to !== "waiting" }));
    card(/Broken lamp/)
      .element()
      .focus();
    await userEvent.keyboard(" {ArrowRight} ");
    await expect.element(page.getByText(/cannot go to Waiting/)).toBeInTheDocument();
    expect(onMove).not.toHaveBeenCalled();
  });

  it("opens with Enter and click, and lifts nothing without onMove", async () => {
    const onOpen = vi.fn();
    await show(board({ records: [lamp], onOpen }));
    card(/Broken lamp/)
      .element()
      .focus();
    await userEvent.keyboard("{Enter}");
    await card(/Broken lamp/).click();
    expect(onOpen.mock.calls).toEqual([[lamp], [lamp]]);
    await userEvent.keyboard(" ");
    await expect.element(card(/Broken lamp/)).toHaveAttribute("aria-pressed", "false");
  });
});

describe("pointer", () => {
  it("drags a card into another column without opening it", async () => {
    const onMove = vi.fn();
    const onOpen = vi.fn();
    await show(board({ records: [lamp], onMove, onOpen }));
    await userEvent.dragAndDrop(card(/Broken lamp/), column("Closed"));
    expect(onMove).toHaveBeenCalledWith({ record: lamp, field: "status", from: "open", to: "closed" });
    expect(onOpen).not.toHaveBeenCalled();
    await expect.element(column("Closed").getByRole("button", { name: /Broken lamp/ })).toBeVisible();
    expect(document.querySelector(".elqnt-card-preview")).toBeNull();
  });

  it("does nothing when the card is dropped where it was", async () => {
    const onMove = vi.fn();
    await show(board({ records: [lamp], onMove }));
    await userEvent.dragAndDrop(card(/Broken lamp/), column("Open"));
    expect(onMove).not.toHaveBeenCalled();
  });
});

describe("optimism", () => {
  const move = async () => {
    card(/Broken lamp/)
      .element()
      .focus();
    await userEvent.keyboard(" {ArrowRight} ");
  };

  it("takes a refused move back, says so and shows why", async () => {
    const refuse = Promise.withResolvers<void>();
    await show(board({ records: [lamp], onMove: () => refuse.promise }));
    await move();
    await expect.element(column("Waiting").getByRole("button", { name: /Broken lamp/ })).toBeVisible();
    refuse.reject(problems.forbidden);
    await expect.element(column("Open").getByRole("button", { name: /Broken lamp/ })).toBeVisible();
    await expect.element(page.getByRole("alert")).toMatchTextContent(/You do not have access/);
    await expect.element(page.getByText(/is back in Open/)).toBeInTheDocument();
  });

  it("takes a move back when the answer is null", async () => {
    await show(board({ records: [lamp], onMove: () => Promise.resolve(null) }));
    await move();
    await expect.element(column("Open").getByRole("button", { name: /Broken lamp/ })).toBeVisible();
  });

  it("stops pretending as soon as the record itself changes", async () => {
    const view = await show(board({ records: [lamp], onMove: () => {} }));
    await move();
    await view.rerender(
      <main>
        {board({ records: [{ ...ticket(0, { status: "closed" }), version: 9 }], onMove: () => {} })}
      </main>,
    );
    await expect.element(column("Closed").getByRole("button", { name: /Broken lamp/ })).toBeVisible();
  });

  it("corrects the server's counts by moves it has not heard of", async () => {
    await show(board({ records: [lamp], onMove: () => {}, counts: { open: 120, waiting: 7 } }));
    await move();
    await expect.element(column("Open").getByText("119 cards")).toBeInTheDocument();
    await expect.element(column("Waiting").getByText("8 cards")).toBeInTheDocument();
  });
});

it("keeps few of many cards in the document and asks for more per column", async () => {
  const onEndReached = vi.fn();
  await show(board({ records: tickets(4000), onEndReached }));
  expect(document.querySelectorAll(".elqnt-card").length).toBeLessThan(80);
  const cards = document.querySelector(".elqnt-board-cards") as HTMLElement;
  cards.scrollTop = cards.scrollHeight;
  await expect.poll(() => onEndReached.mock.calls).toEqual([["open"]]);
  expect(document.querySelectorAll(".elqnt-card").length).toBeLessThan(80);
});

describe("accessibility", () => {
  for (const theme of ["light", "dark"] as const) {
    it(`cards, ${theme}`, async () => {
      await show(board({ onMove: () => {} }), { theme });
      await expectAccessible();
    });
    it(`a lifted card, ${theme}`, async () => {
      await show(board({ onMove: () => {} }), { theme });
      (document.querySelector(".elqnt-card") as HTMLElement).focus();
      await userEvent.keyboard(" {ArrowRight}");
      await expectAccessible();
    });
    it(`empty and failed, ${theme}`, async () => {
      await show(board({ records: [], problem: problems.unavailable, onRetry: () => {} }), {
        theme,
        width: 380,
      });
      await expectAccessible();
    });
  }
});
