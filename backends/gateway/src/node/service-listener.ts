import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { PushedAnswer, ServiceAnswer } from "@elqnt/service-kit";
import type { ServiceUpstream } from "../fetch-gateway.ts";
import { IncomingCall } from "./incoming-call.ts";
import { discardBody } from "./request-body.ts";
import { isGone } from "./shell.ts";

/** Answers requests of a `node:http` server. Never rejects. */
export type ServiceListener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Puts a service on a `node:http` server: `createServer(serviceListener(entities))`. Callers are known by the
 * gateway's proof. A whole answer leaves with one write; one that breaks off destroys the connection.
 */
export function serviceListener({
  handle,
  fetch,
}: Pick<ServiceUpstream, "handle" | "fetch">): ServiceListener {
  return async (request, response) => {
    try {
      const call = await IncomingCall.of(request);
      response.once("close", () => {
        if (!response.writableFinished) call.abort();
      });
      await send(handle ? await handle(call) : await fetch(call.toRequest()), response);
      discardBody(request);
    } catch {
      // The caller is gone, or must not take half an answer for a whole one.
      response.destroy();
    }
  };
}

async function send(answer: ServiceAnswer, response: ServerResponse): Promise<void> {
  const { status } = answer;
  if ("source" in answer) {
    push(answer, response);
    return;
  }
  if (isGone(response)) {
    if (answer instanceof Response) await answer.body?.cancel();
    return;
  }
  if (!(answer instanceof Response)) {
    const { headers, body } = answer;
    const length = body === null ? {} : { "content-length": String(Buffer.byteLength(body)) };
    response.writeHead(status, { ...headers, ...length }).end(body ?? undefined);
    return;
  }
  response.writeHead(status, Object.fromEntries(answer.headers));
  if (!answer.body) response.end();
  else await pipeline(Readable.fromWeb(answer.body as never), response);
}

function push({ status, headers, source }: PushedAnswer, response: ServerResponse): void {
  if (isGone(response)) {
    source.cancel();
    return;
  }
  response.writeHead(status, headers);
  response.on("drain", () => source.resume()).once("close", () => source.cancel());
  source.pipe({
    write: (piece) => response.write(piece),
    end: () => void response.end(),
    fail: () => void response.destroy(),
  });
}
