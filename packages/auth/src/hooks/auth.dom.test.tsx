import { createGateway, type Gateway } from "@elqnt/api";
import { GatewayProvider } from "@elqnt/api/hooks";
import { createMockGateway, type MockGateway } from "@elqnt/mock-server";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, expect, test } from "vitest";
import { AuthProvider, type AuthProviderProps, useAuth, useHasScope } from "../hooks.ts";
import type { AuthSession } from "../session.ts";

let mock: MockGateway;
let gateway: Gateway;
let token: string | undefined;
let requests: number;

beforeEach(async () => {
  mock = createMockGateway({ scenario: "empty" });
  token = await mock.token({ userId: "ada", scopes: ["read", "write:entities"] });
  requests = 0;
  gateway = createGateway({
    baseUrl: "http://mock",
    orgId: mock.orgId,
    retries: 0,
    getToken: () => token,
    fetch: (url, init) => {
      requests++;
      return mock.fetch(new Request(url, init));
    },
  });
});

const render = (props: Omit<AuthProviderProps, "children"> = {}) => {
  const statuses: string[] = [];
  const rendered = renderHook(
    () => {
      const auth = useAuth();
      statuses.push(auth.status);
      return {
        auth,
        mayRead: useHasScope("read:kg"),
        mayWrite: useHasScope("write:entities"),
        mayManage: useHasScope("admin"),
      };
    },
    {
      wrapper: ({ children }: { children: ReactNode }) => (
        <GatewayProvider gateway={gateway}>
          <AuthProvider {...props}>{children}</AuthProvider>
        </GatewayProvider>
      ),
    },
  );
  return { ...rendered, statuses };
};

const session: AuthSession = {
  user: { id: "ada" },
  orgId: "0197b2d3-982f-7b79-b2bf-710f6def104a",
  scopes: ["read"],
};

test("with a session from the server the first render is authenticated, and nothing is asked", () => {
  const { result, statuses } = render({ session });
  expect(new Set(statuses)).toEqual(new Set(["authenticated"]));
  expect(result.current.auth.session).toEqual(session);
  expect(requests).toBe(0);
});

test("without one the platform says who it is, and scopes follow the platform's rule", async () => {
  const { result } = render();
  expect(result.current.auth.status).toBe("loading");
  await waitFor(() => expect(result.current.auth.status).toBe("authenticated"));
  expect(result.current.auth.session).toMatchObject({ user: { id: "ada" }, orgId: mock.orgId });
  expect(result.current).toMatchObject({ mayRead: true, mayWrite: true, mayManage: false });
});

test("nobody signed in is not an error; a broken platform is", async () => {
  token = undefined;
  const nobody = render();
  await waitFor(() => expect(nobody.result.current.auth.status).toBe("unauthenticated"));
  expect(nobody.result.current.auth.error).toBeNull();

  mock.faults.set("getMe", { kind: "empty", status: 500 });
  const broken = render();
  await waitFor(() => expect(broken.result.current.auth.error).not.toBeNull());
});

test("signing out forgets the session and tells the app; refresh asks again", async () => {
  let ended = 0;
  const { result } = render({ session, onSignOut: () => ended++ });
  act(() => result.current.auth.signOut());
  expect(result.current.auth).toMatchObject({ status: "unauthenticated", session: null });
  expect(result.current.mayRead).toBe(false);
  expect(ended).toBe(1);
  await act(() => result.current.auth.refresh());
  expect(result.current.auth.status).toBe("authenticated");
});

test("without a provider the hook says what to do", () => {
  expect(() => renderHook(() => useAuth())).toThrow("no AuthProvider is mounted");
});
