import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AnswerOptions, RequestReply } from "./request-reply.ts";

const orgId = "0197b2d3-982f-7b79-b2bf-710f6def104a";

/** What every implementation of the {@link RequestReply} port promises. */
export function requestReplyContract(implementation: string, open: () => Promise<RequestReply>): void {
  describe(`RequestReply on ${implementation}`, () => {
    let channel: RequestReply;
    beforeEach(async () => {
      channel = await open();
    });
    afterEach(() => channel.close());

    const ask = (data: unknown = null, subject = "kg.schema") => channel.request({ subject, orgId, data });
    const listen = (options: Partial<AnswerOptions> & Pick<AnswerOptions, "answer">) =>
      channel.answer({ group: "kg", subject: "kg.>", ...options });

    it("hands over the question with its org, and the answer", async () => {
      await listen({ answer: async (question) => ({ question }) });
      const data = { text: "ü", list: [1, null] };
      expect(await ask(data)).toEqual({ question: { subject: "kg.schema", orgId, data } });
    });

    it("asks one member of a group, and each in its turn", async () => {
      let answered = 0;
      const members = [0, 0];
      const answer = (member: number) => async () => {
        members[member]! += 1;
        answered += 1;
        return null;
      };
      await listen({ answer: answer(0) });
      await listen({ answer: answer(1) });
      for (let n = 0; n < 40; n += 1) await ask();
      expect(answered).toBe(40);
      expect(members.every((count) => count > 0)).toBe(true);
    });

    it("rejects when nobody answers there", async () => {
      await listen({ subject: "kg.*", answer: async () => null });
      await expect(ask(null, "chat.schema")).rejects.toMatchObject({ code: "no_responder" });
      await expect(ask(null, "kg.schema.node")).rejects.toMatchObject({ code: "no_responder" });
    });

    it("rejects when the answer is late", async () => {
      const gate = Promise.withResolvers<void>();
      await listen({ answer: () => gate.promise });
      const asked = channel.request({ subject: "kg.schema", orgId, data: null }, { timeoutMs: 20 });
      await expect(asked).rejects.toMatchObject({ code: "request_timed_out" });
      gate.resolve();
    });

    it("rejects when the answering side failed, and does not tell why", async () => {
      await listen({ answer: () => Promise.reject(new Error("password of the database")) });
      const error = await ask().catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: "answer_failed" });
      expect(String(error)).not.toContain("password");
    });

    it("takes no question once closed, and finishes the running ones", async () => {
      const gate = Promise.withResolvers<string>();
      const asked = Promise.withResolvers<void>();
      const subscription = await listen({
        answer: () => {
          asked.resolve();
          return gate.promise;
        },
      });
      const answer = ask();
      await asked.promise;
      const closed = subscription.close();
      gate.resolve("done");
      expect(await answer).toBe("done");
      await closed;
      await expect(ask()).rejects.toMatchObject({ code: "no_responder" });
    });

    it("refuses a question without an org or a subject, and a wrong group", async () => {
      await expect(channel.request({ subject: "kg.*", orgId, data: 1 })).rejects.toThrow(TypeError);
      await expect(channel.request({ subject: "kg", orgId: "x", data: 1 })).rejects.toThrow(TypeError);
      await expect(listen({ group: "a.b", answer: async () => null })).rejects.toThrow(TypeError);
    });

    it("refuses to ask once closed", async () => {
      await channel.close();
      await expect(ask()).rejects.toMatchObject({ code: "bus_unavailable" });
    });
  });
}
