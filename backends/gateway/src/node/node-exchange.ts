import type { IncomingMessage, ServerResponse } from "node:http";
import type { Refusal } from "../core/problem-answer.ts";
import { responseHeaders, type UpstreamHeaders } from "../core/response-headers.ts";
import { endsEvent, isEventStream, retryField } from "../core/sse.ts";
import type { Forward, Outcome } from "../core/types.ts";
import { violationsHeader } from "../core/validation.ts";
import { discardBody } from "./request-body.ts";
import { isGone, type OpenStream, type Shell, writeAnswer } from "./shell.ts";

/** Thrown into an upstream call whose result nobody waits for any more. */
export class AbandonedError extends Error {
  override readonly name = "AbandonedError";
}

/**
 * One forwarded request on a Node server, whatever the upstream is: its clock, its answer and its end. Once the
 * response head is out, every failure destroys the client's connection, because an answer that breaks off must never
 * look complete.
 */
export abstract class NodeExchange implements OpenStream {
  protected readonly shell: Shell;
  protected readonly forward: Forward;
  protected readonly request: IncomingMessage;
  protected readonly response: ServerResponse;
  /** No more is expected from the upstream: it answered, failed, or was abandoned. */
  protected settled = false;
  #timer: NodeJS.Timeout | undefined;
  #bytesOut = 0;
  #bytesAtTimer = 0;
  #aborted: Outcome["aborted"];
  #isStream = false;
  #isEventStream = false;
  #endsEvent = true;
  #endWanted: "drain" | "unauthorized" | undefined;
  #held: { status: number; headers: UpstreamHeaders; chunks: Uint8Array[] } | undefined;

  constructor(shell: Shell, forward: Forward, request: IncomingMessage, response: ServerResponse) {
    this.shell = shell;
    this.forward = forward;
    this.request = request;
    this.response = response;
    response.once("close", () => this.#close());
  }

  /** Stops the upstream call, running or queued. */
  protected abstract abandon(reason: Error): void;

  /** Gives back what the exchange held. Called once, after the last byte or the break. */
  protected abstract released(): void;

  /** What a failure before the response head means to the client. */
  protected abstract refusalOf(error: unknown): Refusal;

  /** Lets a body run off that the operation does not take. */
  protected discardBody(): null {
    discardBody(this.request);
    return null;
  }

  /** Starts the operation's time. */
  protected startClock(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(onTimer, this.forward.limits.timeoutMs, this);
  }

  /** Replaces the operation's time, while a body is on its way, by a limit on silence. */
  protected startIdleClock(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(onTimer, this.shell.streamIdleMs, this);
  }

  /** Something moved. */
  protected touch(): void {
    this.#timer?.refresh();
  }

  /** Takes the head of the answer. */
  protected begin(status: number, headers: UpstreamHeaders): void {
    const contentType = headers["content-type"] as string | undefined;
    this.#isEventStream = isEventStream(contentType);
    this.#isStream = this.#isEventStream || this.forward.operation.stream !== undefined;
    if (this.#isStream) {
      this.startIdleClock();
      this.shell.streams.add(this);
    }
    if (this.shell.checker?.wants(contentType, this.#isStream)) this.#held = { status, headers, chunks: [] };
    else this.#writeHead(status, responseHeaders(this.forward.exchange, headers));
  }

  /** Takes a piece of the answer. `false` asks the upstream to wait for {@link NodeExchange.resumed}. */
  protected write(chunk: Uint8Array): boolean {
    this.#bytesOut += chunk.byteLength;
    if (this.#held) {
      this.#held.chunks.push(chunk);
      return true;
    }
    if (this.#isStream) this.touch();
    if (this.#isEventStream) this.#endsEvent = endsEvent(chunk);
    const isRoomLeft = this.response.write(chunk);
    if (this.#endWanted) this.#endStream(this.#endWanted);
    return isRoomLeft;
  }

  /** Takes the end of the answer, and its last piece. */
  protected end(last?: Buffer): void {
    this.settled = true;
    if (last) this.#bytesOut += last.byteLength;
    if (last && this.#held) this.#held.chunks.push(last);
    this.#releaseHeld();
    // As text it leaves in one write with the head; Latin-1 is bytes by another name.
    if (last && !this.#held) this.response.end(last.toString("latin1"), "latin1");
    else this.response.end();
  }

  /** Takes a whole answer at once, which leaves the process with one write. */
  protected answer(status: number, headers: Record<string, string>, body: string | null): void {
    const length = body === null ? 0 : Buffer.byteLength(body);
    if (body !== null) headers["content-length"] = String(length);
    if (body === null || this.shell.checker || this.forward.operation.stream !== undefined) {
      this.begin(status, headers);
      this.end(length > 0 ? Buffer.from(body!) : undefined);
      return;
    }
    this.settled = true;
    this.#bytesOut = length;
    this.#writeHead(status, responseHeaders(this.forward.exchange, headers));
    this.response.end(body);
  }

  /** Takes a failure, before or after the head of the answer. */
  protected fail(error: unknown): void {
    if (this.settled) return;
    this.settled = true;
    if (this.response.headersSent || isBroken(this.request)) {
      this.#aborted ??= this.response.headersSent ? "upstream" : "client";
      this.response.destroy();
    } else if (!this.response.destroyed) {
      this.#refuse(this.refusalOf(error));
    }
    this.abandon(new AbandonedError("The exchange failed."));
  }

  drain(): void {
    this.#endStream("drain");
  }

  async judge(): Promise<void> {
    if ((await this.forward.isStillAdmitted?.()) === false) this.#endStream("unauthorized");
  }

  /** Ends a stream of events between two events, for its reader to come back; other answers are left to finish. */
  #endStream(reason: "drain" | "unauthorized"): void {
    if (!this.#isEventStream || this.settled) return;
    this.#endWanted = reason;
    if (!this.#endsEvent) return;
    this.settled = true;
    this.#aborted = reason;
    this.response.end(retryField());
    this.abandon(new AbandonedError(`The gateway ended the stream: ${reason}.`));
  }

  get isOver(): boolean {
    return this.settled || isGone(this.response);
  }

  #refuse(refusal: Refusal): void {
    discardBody(this.request);
    writeAnswer(
      this.response,
      this.shell.core.refuse(this.forward.exchange, refusal),
      this.shell.isDraining(),
    );
  }

  #writeHead(status: number, headers: string[]): void {
    if (this.shell.isDraining()) headers.push("Connection", "close");
    this.response.writeHead(status, headers);
    if (this.#isStream) this.response.flushHeaders();
  }

  #releaseHeld(): void {
    const held = this.#held;
    if (!held) return;
    const body = Buffer.concat(held.chunks);
    const { exchange } = this.forward;
    const count = this.shell.checker!.check(exchange, held.status, held.headers, body.toString());
    const headers = responseHeaders(exchange, held.headers);
    if (count > 0) headers.push(violationsHeader, String(count));
    this.#writeHead(held.status, headers);
    this.response.write(body);
  }

  /** Time is up, or a stream was silent too long. A slow but moving reader of a plain answer gets another round. */
  timedOut(): void {
    const isMoving =
      this.response.headersSent && this.response.writableNeedDrain && this.#bytesOut > this.#bytesAtTimer;
    this.#bytesAtTimer = this.#bytesOut;
    if (isMoving && !this.#isStream) {
      this.startClock();
      return;
    }
    this.#aborted = "timeout";
    this.fail(new TimedOutError());
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.shell.streams.delete(this);
    if (!this.response.writableFinished) this.#aborted ??= "client";
    if (!this.settled) {
      this.settled = true;
      this.abandon(new AbandonedError("The client is gone."));
    }
    this.released();
    // 499: the client left before there was an answer; only logs and metrics see it.
    const status = this.response.headersSent ? this.response.statusCode : 499;
    const { exchange } = this.forward;
    this.shell.core.finish(exchange, { status, bytesOut: this.#bytesOut, aborted: this.#aborted });
  }
}

/** The upstream had its time. */
export class TimedOutError extends Error {
  override readonly name = "TimedOutError";
}

/** The client broke off its own request. */
function isBroken(request: IncomingMessage): boolean {
  return request.destroyed && !request.complete;
}

function onTimer(exchange: NodeExchange): void {
  exchange.timedOut();
}
