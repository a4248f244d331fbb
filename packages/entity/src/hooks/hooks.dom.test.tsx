import { createGateway, type Gateway } from "@elqnt/api";
import { GatewayProvider } from "@elqnt/api/hooks";
import { createMockGateway, type MockGateway } from "@elqnt/mock-server";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, describe, expect, test } from "vitest";
import { defineEntity } from "../define-entity.ts";
import {
  draftPrefix,
  useCreateRecord,
  useDeleteRecord,
  useEntities,
  useEntityDefinitions,
  useEntityRecords,
  useInfiniteRecordsQuery,
  useRecordsQuery,
  useUpdateRecord,
} from "../hooks.ts";

const note = defineEntity(
  "note",
  {
    type: "object",
    properties: { title: { type: "string", minLength: 1 }, done: { type: "boolean" } },
    required: ["title"],
  } as const,
  { searchable: ["title"] },
);

let mock: MockGateway;
let gateway: Gateway;
let client: QueryClient;
let requests: string[];

const fetchMock = async (url: string, init: RequestInit) => {
  requests.push(`${init.method} ${new URL(url).pathname}`);
  const response = await mock.fetch(new Request(url, init));
  if (response.type === "error") throw new TypeError("Failed to fetch");
  return response;
};

beforeEach(async () => {
  mock = createMockGateway({ scenario: "empty" });
  requests = [];
  const token = await mock.token();
  gateway = createGateway({
    baseUrl: "http://mock",
    orgId: mock.orgId,
    getToken: () => token,
    fetch: fetchMock,
    retries: 0,
  });
  client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } });
  await gateway.call(
    { service: "entities", id: "createDefinition", method: "POST", path: "/api/v1/entities/definitions" },
    { body: note.definition },
  );
  requests = [];
});

const options = () => ({
  baseUrl: "http://mock",
  orgId: mock.orgId,
  getToken: () => mock.token(),
  fetch: fetchMock,
  retries: 0,
});
const wrapper = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={client}>
    <GatewayProvider gateway={gateway}>{children}</GatewayProvider>
  </QueryClientProvider>
);

describe("imperative hooks", () => {
  test("useEntities works with no provider: the mission's example", async () => {
    const { result } = renderHook(() => useEntities(options()));
    let record: Awaited<ReturnType<typeof result.current.createRecord>> = null;
    await act(async () => {
      record = await result.current.createRecord("note", { fields: { title: "Broken lamp" } });
    });
    expect(record).toMatchObject({ definitionName: "note", fields: { title: "Broken lamp" }, version: 1 });
    expect(result.current).toMatchObject({ loading: false, error: null });
  });

  test("they never reject: null, false and [] with a typed error", async () => {
    const { result } = renderHook(() => ({
      entities: useEntities(options()),
      definitions: useEntityDefinitions(options()),
    }));
    await act(async () => {
      expect(await result.current.entities.createRecord("note", { fields: {} })).toBeNull();
    });
    expect(result.current.entities.error).toMatchObject({ code: "validation_failed", status: 422 });
    expect(result.current.entities.error?.problem?.errors?.[0]).toMatchObject({
      pointer: "/fields/title",
      code: "required",
    });
    mock.faults.set("*", { kind: "network" });
    await act(async () => {
      expect(await result.current.entities.deleteRecord("note", "0197b2d3-982f-7b79-b2bf-710f6def104a")).toBe(
        false,
      );
      expect(await result.current.definitions.listDefinitions()).toEqual([]);
    });
    expect(result.current.definitions.error?.code).toBe("network_error");
  });

  test("useEntityRecords types the fields and does everything records can", async () => {
    const { result } = renderHook(() => useEntityRecords({ ...options(), entity: note }));
    await act(async () => {
      const created = (await result.current.createRecord({ fields: { title: "one" } }))!;
      const title: string = created.fields.title;
      expect(title).toBe("one");
      expect(
        (await result.current.updateRecord(created.id, { fields: { done: true } }, { version: 1 }))!.fields
          .done,
      ).toBe(true);
      expect(
        await result.current.updateRecord(created.id, { fields: { title: "late" } }, { version: 1 }),
      ).toBeNull();
    });
    expect(result.current.error?.code).toBe("version_conflict");
    await act(async () => {
      expect(
        (await result.current.bulkCreate([{ fields: { title: "two" } }, { fields: { title: "three" } }]))!
          .succeeded,
      ).toBe(2);
      expect(await result.current.countRecords()).toBe(3);
      const page = await result.current.queryRecords({ filters: { done: true }, page: 1, pageSize: 20 });
      expect(page!.items.map(({ fields }) => fields.title)).toEqual(["one"]);
      const [first] = (await result.current.queryRecords({ filters: { title: "two" } }))!.items;
      expect(await result.current.deleteRecord(first!.id)).toBe(true);
      expect((await result.current.listHistory(first!.id)).map(({ action }) => action)).toEqual([
        "deleted",
        "created",
      ]);
      expect(await result.current.importRecords('{"title":"four"}\n{"titel":"five"}\n')).toMatchObject({
        created: 1,
        failed: 1,
      });
      expect(await (await result.current.exportRecords("csv"))!.text()).toContain("four");
    });
  });

  test("a write refreshes the queries the contract names", async () => {
    const { result } = renderHook(
      () => ({ list: useRecordsQuery({ entityName: "note" }), entities: useEntities() }),
      { wrapper },
    );
    await waitFor(() => expect(result.current.list.data?.items).toEqual([]));
    await act(async () => {
      await result.current.entities.createRecord("note", { fields: { title: "new" } });
    });
    await waitFor(() => expect(result.current.list.data?.items).toHaveLength(1));
  });
});

describe("TanStack hooks", () => {
  const setup = async () => {
    const rendered = renderHook(
      () => ({
        list: useRecordsQuery({ entityName: "note" }),
        pages: useInfiniteRecordsQuery({ entityName: "note", limit: 1 }),
        create: useCreateRecord(),
        update: useUpdateRecord(),
        remove: useDeleteRecord(),
      }),
      { wrapper },
    );
    await waitFor(() =>
      expect(rendered.result.current.list.isSuccess && rendered.result.current.pages.isSuccess).toBe(true),
    );
    return rendered.result;
  };
  const titles = (result: Awaited<ReturnType<typeof setup>>) =>
    result.current.list.data!.items.map(({ fields }) => fields.title);

  test("a create shows at once, once per list, and is replaced by the stored record", async () => {
    const result = await setup();
    mock.faults.set("createRecord", { kind: "latency", ms: 50 });
    act(() => result.current.create.mutate({ entityName: "note", body: { fields: { title: "draft" } } }));
    await waitFor(() => expect(titles(result)).toEqual(["draft"]));
    expect(result.current.list.data!.items[0]!.id.startsWith(draftPrefix)).toBe(true);
    expect(result.current.pages.data!.pages.flatMap(({ items }) => items)).toHaveLength(1);
    await waitFor(() => expect(result.current.list.data!.items[0]!.id.startsWith(draftPrefix)).toBe(false));
    expect(titles(result)).toEqual(["draft"]);
  });

  test("a refused create, update and delete take themselves back", async () => {
    const result = await setup();
    await act(async () => {
      await result.current.create.mutateAsync({ entityName: "note", body: { fields: { title: "kept" } } });
    });
    await waitFor(() => expect(titles(result)).toEqual(["kept"]));
    const { id: recordId, version } = result.current.list.data!.items[0]!;
    mock.faults.set("updateRecord", { kind: "problem", code: "version_conflict" });
    mock.faults.set("deleteRecord", { kind: "empty", status: 500 });
    await act(async () => {
      await expect(
        result.current.create.mutateAsync({ entityName: "note", body: { fields: {} } }),
      ).rejects.toMatchObject({ status: 422 });
      const update = { entityName: "note", recordId, version, body: { fields: { title: "never" } } };
      await expect(result.current.update.mutateAsync(update)).rejects.toMatchObject({
        code: "version_conflict",
      });
      await expect(result.current.remove.mutateAsync({ entityName: "note", recordId })).rejects.toMatchObject(
        { status: 500 },
      );
    });
    await waitFor(() => expect(titles(result)).toEqual(["kept"]));
  });

  test("fifty hooks on one key make one request, and an unchanged refetch renders nothing", async () => {
    let renders = 0;
    const { result } = renderHook(
      () => {
        renders++;
        return Array.from({ length: 50 }, () => useRecordsQuery({ entityName: "note" }).data);
      },
      { wrapper },
    );
    await waitFor(() => expect(result.current[49]).toBeDefined());
    expect(requests.filter((request) => request.startsWith("GET"))).toHaveLength(1);
    const before = renders;
    await act(async () => {
      await client.refetchQueries();
    });
    expect(requests.filter((request) => request.startsWith("GET"))).toHaveLength(2);
    expect(renders).toBe(before);
  });
});
