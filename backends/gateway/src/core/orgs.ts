import { BoundedMap } from "./bounded-map.ts";

/** What the gateway must know about an organization before it lets a request through. */
export type OrgStatus = "active" | "suspended" | "unknown";

/** Knows the organizations. The auth service implements it, and provisions unknown ones when it is told to. */
export interface OrgDirectory {
  status(orgId: string): Promise<OrgStatus>;
}

/**
 * Remembers statuses for a few seconds and asks once for many waiting requests. While the directory is down, an
 * organization it has vouched for keeps its last status.
 *
 * @param options.ttlMs Age after which a status is asked for again. Default 5000.
 */
export function cachedOrgs(
  directory: OrgDirectory,
  options: { now?: () => number; ttlMs?: number; capacity?: number } = {},
): { status(orgId: string): OrgStatus | Promise<OrgStatus> } {
  const { now = Date.now, ttlMs = 5000, capacity = 20_000 } = options;
  const known = new BoundedMap<{ status: OrgStatus; until: number }>(capacity);
  const asking = new Map<string, Promise<OrgStatus>>();

  async function ask(orgId: string): Promise<OrgStatus> {
    try {
      const status = await directory.status(orgId);
      // An unknown org may be created any moment, and must not be answered 404 after its 201.
      if (status === "unknown") known.delete(orgId);
      else known.set(orgId, { status, until: now() + ttlMs });
      return status;
    } catch (error) {
      const last = known.get(orgId);
      if (last) return last.status;
      throw error;
    } finally {
      asking.delete(orgId);
    }
  }

  return {
    status(orgId) {
      const entry = known.get(orgId);
      if (entry && now() < entry.until) return entry.status;
      const asked = asking.get(orgId);
      if (asked) return asked;
      const question = ask(orgId);
      asking.set(orgId, question);
      return question;
    },
  };
}
