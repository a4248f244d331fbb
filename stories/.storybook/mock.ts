import type { Fault, Scenario } from "@elqnt/mock-server";
import { createMockGateway, type MockGateway } from "@elqnt/mock-server";
import { http } from "msw";
import { type SetupWorker, setupWorker } from "msw/browser";

/** What a story says of the platform it runs against: `parameters.mock`. */
export interface MockParameters {
  readonly scenario?: Scenario;
  /** Faults by operationId. */
  readonly faults?: Readonly<Record<string, Fault | readonly Fault[]>>;
  /** Scopes of the story's user. Default: all. */
  readonly scopes?: readonly string[];
}

const mocks = new Map<string, MockGateway>();
let worker: Promise<SetupWorker> | undefined;

/** Each story talks to its own platform below `/mock/<story>`: nothing leaks between stories, also on docs pages. */
async function startWorker(): Promise<SetupWorker> {
  const setup = setupWorker(
    http.all(`${location.origin}/mock/:story/*`, async ({ request, params }) => {
      const mock = mocks.get(String(params.story));
      if (!mock) return new Response("No such story is on screen.", { status: 404 });
      const url = new URL(request.url);
      url.pathname = url.pathname.slice(`/mock/${params.story}`.length);
      return mock.fetch(new Request(url, request));
    }),
  );
  await setup.start({ quiet: true, onUnhandledFrame: "bypass" });
  return setup;
}

/** The platform of one story. */
export interface StoryPlatform {
  readonly baseUrl: string;
  readonly orgId: string;
  readonly token: string;
  readonly mock: MockGateway;
}

/** Makes a fresh platform for a story and waits until requests reach it. */
export async function preparePlatform(
  storyId: string,
  parameters: MockParameters = {},
): Promise<StoryPlatform> {
  worker ??= startWorker();
  await worker;
  const mock = createMockGateway({ scenario: parameters.scenario ?? "typical" });
  for (const [operationId, faults] of Object.entries(parameters.faults ?? {})) {
    for (const fault of [faults].flat()) mock.faults.set(operationId, fault as Fault);
  }
  mocks.set(storyId, mock);
  const token = await mock.token(parameters.scopes ? { scopes: parameters.scopes } : {});
  return { baseUrl: `${location.origin}/mock/${storyId}`, orgId: mock.orgId, token, mock };
}
