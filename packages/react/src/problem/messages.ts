import type { ProblemVariant } from "./problem-variant.ts";

export interface ProblemMessages {
  /** What happened, in words for people, per kind of problem. */
  titles: Record<ProblemVariant, string>;
  /** What to do about it. Shown when the problem brings no detail of its own. */
  advice: Record<ProblemVariant, string>;
  retry: string;
  retryIn: (seconds: number) => string;
  canRetryNow: string;
  signIn: string;
  reload: string;
  requestId: string;
  copyRequestId: string;
  copied: string;
  fields: (count: number) => string;
  dismiss: string;
}

export const problemMessages: ProblemMessages = {
  titles: {
    unauthorized: "You are signed out",
    forbidden: "You do not have access",
    "not-found": "This is no longer here",
    conflict: "This clashes with something that exists",
    "version-conflict": "Someone else changed this",
    validation: "Some values need attention",
    "rate-limited": "Too many requests",
    server: "Something went wrong on our side",
    network: "The server could not be reached",
    offline: "You are offline",
    unknown: "Something went wrong",
  },
  advice: {
    unauthorized: "Sign in again to continue. What you entered is still here.",
    forbidden: "Ask an administrator of your organization for access.",
    "not-found": "It may have been deleted, or the address is wrong.",
    conflict: "Change the value, or open the existing one.",
    "version-conflict": "Compare both versions and choose which values to keep.",
    validation: "Correct the values below and try again.",
    "rate-limited": "Wait a moment and try again.",
    server: "Nothing was lost. Try again, and quote the request id if it keeps happening.",
    network: "Check your connection and try again.",
    offline: "Changes can be sent when your connection is back.",
    unknown: "Try again, and quote the request id if it keeps happening.",
  },
  retry: "Try again",
  retryIn: (seconds) => `Try again in ${seconds} s`,
  canRetryNow: "You can try again now",
  signIn: "Sign in",
  reload: "Reload",
  requestId: "Request id",
  copyRequestId: "Copy request id",
  copied: "Copied",
  fields: (count) => (count === 1 ? "1 value" : `${count} values`),
  dismiss: "Dismiss",
};
