import type { Me, User } from "@elqnt/contracts/auth";
import type { Context } from "@elqnt/service-kit";
import { toOrg } from "./org.ts";
import type { Runtime } from "./runtime.ts";
import type { StoredOrg } from "./store.ts";
import { apiKeyOfUser, toUser } from "./user.ts";

/** Who the token speaks for. Its claims decide; what is stored adds the name. */
export async function getMe(runtime: Runtime, org: StoredOrg, context: Context): Promise<Me> {
  const { actor, scopes } = context;
  const user = await describe(runtime, context);
  return { user, org: toOrg(org), ...(actor.role ? { role: actor.role } : {}), scopes: [...scopes] };
}

async function describe({ store }: Runtime, { org, actor }: Context): Promise<User> {
  const { userId: id, email } = actor;
  const claimed: User = { id, ...(email === undefined ? {} : { email }) };
  const apiKeyId = apiKeyOfUser(id);
  if (apiKeyId !== null) {
    const key = await store.apiKeys.find(org, apiKeyId);
    return key ? { ...claimed, name: key.name } : claimed;
  }
  const stored = await store.users.find(id);
  return stored ? { ...toUser(stored), ...claimed } : claimed;
}
