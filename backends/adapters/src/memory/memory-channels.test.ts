import { keyValueContract } from "../bus/key-value.contract.ts";
import { requestReplyContract } from "../bus/request-reply.contract.ts";
import { createMemoryKeyValue } from "./memory-key-value.ts";
import { createMemoryRequestReply } from "./memory-request-reply.ts";

requestReplyContract("memory", async () => createMemoryRequestReply());
keyValueContract("memory", async () => createMemoryKeyValue());
