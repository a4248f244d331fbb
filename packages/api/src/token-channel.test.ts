import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { nameOf, tokenOf } from "./__fixtures__/tokens.ts";
import { createTokenSource, type IssuedToken, type TokenChannel } from "./index.ts";

const hour = 3_600_000;
const orgId = "org-a";

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-01-05T09:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

/** BroadcastChannels of one origin, delivered when told to. */
function createTabs() {
  const channels: TokenChannel[] = [];
  const pending: (() => void)[] = [];
  return {
    open() {
      const channel: TokenChannel = {
        onmessage: null,
        postMessage(message) {
          const copy = structuredClone(message);
          for (const other of channels) {
            if (other !== channel) pending.push(() => other.onmessage?.({ data: copy } as MessageEvent));
          }
        },
        close: () => void channels.splice(channels.indexOf(channel), 1),
      };
      channels.push(channel);
      return channel;
    },
    deliver: () => {
      for (const deliver of pending.splice(0)) deliver();
    },
    channels,
  };
}

function openTab(tabs: ReturnType<typeof createTabs>, name: string) {
  let count = 0;
  const fetchToken = vi.fn(async (): Promise<IssuedToken> => tokenOf(`${name}${++count}`, Date.now(), hour));
  const source = createTokenSource({ fetchToken, channel: tabs.open(), random: () => 0 });
  return { source, fetchToken, get: async () => nameOf(await source.getToken({ orgId })) };
}

describe("tabs", () => {
  test("share a token that one of them fetched", async () => {
    const tabs = createTabs();
    const [a, b] = [openTab(tabs, "a"), openTab(tabs, "b")];
    await a.get();
    tabs.deliver();
    expect(await b.get()).toBe("a1");
    expect(b.fetchToken).not.toHaveBeenCalled();
  });

  test("never take an older token from each other", async () => {
    const tabs = createTabs();
    const [a, b] = [openTab(tabs, "a"), openTab(tabs, "b")];
    await a.get();
    vi.advanceTimersByTime(5_000);
    await b.get();
    tabs.deliver();
    expect(await b.get()).toBe("b1");
    expect(await a.get()).toBe("b1");
  });

  test("sign out together", async () => {
    const tabs = createTabs();
    const [a, b] = [openTab(tabs, "a"), openTab(tabs, "b")];
    await a.get();
    tabs.deliver();
    vi.advanceTimersByTime(1_000);
    a.source.clear();
    tabs.deliver();
    expect(await b.get()).toBe("b1");
  });

  test("that have not heard of a sign-out cannot bring the session back", async () => {
    const tabs = createTabs();
    const [a, b] = [openTab(tabs, "a"), openTab(tabs, "b")];
    vi.advanceTimersByTime(1_000);
    await b.get();
    a.source.clear();
    tabs.deliver();
    expect(await a.get()).toBe("a1");
  });

  test("forget nothing for a sign-out that is older than their own", async () => {
    const tabs = createTabs();
    const [a, b] = [openTab(tabs, "a"), openTab(tabs, "b")];
    vi.advanceTimersByTime(1_000);
    a.source.clear();
    vi.advanceTimersByTime(1_000);
    b.source.clear();
    await b.get();
    tabs.deliver();
    expect(await b.get()).toBe("b1");
    expect(b.fetchToken).toHaveBeenCalledTimes(1);
  });

  test("share again after the next sign-in, tabs opened later included", async () => {
    const tabs = createTabs();
    const [a, b] = [openTab(tabs, "a"), openTab(tabs, "b")];
    vi.advanceTimersByTime(1_000);
    a.source.clear();
    tabs.deliver();
    vi.advanceTimersByTime(1_000);
    const c = openTab(tabs, "c");
    await c.get();
    tabs.deliver();
    expect(await a.get()).toBe("c1");
    expect(await b.get()).toBe("c1");
  });

  test("ignore what is no message of theirs", () => {
    const tabs = createTabs();
    openTab(tabs, "a");
    expect(() => tabs.channels[0]?.onmessage?.({ data: "hello" } as MessageEvent)).not.toThrow();
    expect(() => tabs.channels[0]?.onmessage?.({ data: null } as MessageEvent)).not.toThrow();
  });

  test("leave the channel with dispose", () => {
    const tabs = createTabs();
    openTab(tabs, "a").source.dispose();
    expect(tabs.channels).toHaveLength(0);
  });
});

test("real BroadcastChannels work as well", async () => {
  vi.useRealTimers();
  const name = `tokens-${crypto.randomUUID()}`;
  const issue = vi.fn(async () => tokenOf("a1", Date.now(), hour));
  const a = createTokenSource({ fetchToken: issue, channel: name });
  const b = createTokenSource({ fetchToken: issue, channel: name });
  try {
    const token = await a.getToken({ orgId });
    const witness = new BroadcastChannel(name);
    const seen = new Promise((resolve) => {
      witness.onmessage = resolve;
    });
    a.set(orgId, tokenOf("a2", Date.now() + 1_000, hour));
    await seen;
    witness.close();
    expect(nameOf(token)).toBe("a1");
    expect(nameOf(await b.getToken({ orgId }))).toBe("a2");
    expect(issue).toHaveBeenCalledTimes(1);
  } finally {
    a.dispose();
    b.dispose();
  }
});
