import { type Guest, installGuest } from "../harness/guests.ts";
import type { Result, Row } from "../harness/result.ts";
import { generateHeyApi } from "../tools/hey-api.ts";
import { type BundleSize, bundleSize } from "./bundle.ts";

const client = `export { createGateway, createTokenSource, isGatewayError } from "@elqnt/api";`;

const row = (name: string, { minified, gzip }: BundleSize, does: string): Row => ({
  name,
  values: { "min, B": minified, "min+gzip, B": gzip, does },
});

async function guestRow(guest: Guest, code: string, does: string): Promise<Row> {
  const folder = installGuest(guest);
  if (!folder) return { name: guest, values: { does: "could not be installed here" } };
  return row(guest, await bundleSize(code, folder), does);
}

/** Our client beside those people use today, each with the least an app needs to make one call. */
export async function run(): Promise<Result> {
  const heyApi = await generateHeyApi("entities");
  const sdk = JSON.stringify(`${heyApi}/sdk.gen.ts`);
  const clientFile = JSON.stringify(`${heyApi}/client.gen.ts`);
  const ours = await bundleSize(`${client} export { createRecord } from "@elqnt/entity/api";`);
  const all = await bundleSize(`${client} export * from "@elqnt/entity/api";`);
  const heyOne = await bundleSize(
    `export { createRecord } from ${sdk}; export { client } from ${clientFile};`,
  );
  const heyAll = await bundleSize(`export * from ${sdk}; export { client } from ${clientFile};`);
  const operations = Object.keys(await import("@elqnt/entity/api")).length;
  const each = (whole: BundleSize, one: BundleSize) => Math.ceil((whole.gzip - one.gzip) / (operations - 1));
  const rows = [
    row("@elqnt/api + createRecord", ours, "types, tokens, retry, deadline, idempotency, pacing, problems"),
    row(`@elqnt/api + all ${operations} entity operations`, all, "the same"),
    row("openapi-fetch", await bundleSize(`export { default } from "openapi-fetch";`), "types only"),
    row("hey-api client + createRecord", heyOne, "types, interceptors, static auth"),
    row(`hey-api client + all entity operations`, heyAll, "the same"),
    row("ky", await bundleSize(`export { default } from "ky";`), "retry, timeout, hooks; no types of an API"),
    row(
      "ofetch",
      await bundleSize(`export { ofetch } from "ofetch";`),
      "retry, timeout, hooks; no types of an API",
    ),
    {
      name: "axios 1.21.1 (quoted, not installed)",
      values: { "min, B": 58_644, "min+gzip, B": 22_272, does: "interceptors" },
    },
    row(
      "@supabase/supabase-js",
      await bundleSize(`export { createClient } from "@supabase/supabase-js";`),
      "auth, rows, storage, realtime",
    ),
    await guestRow(
      "@clerk/react",
      `export { ClerkProvider, useAuth, useUser } from "@clerk/react";`,
      "auth only; loads clerk-js at run time",
    ),
    await guestRow(
      "convex",
      `export { ConvexReactClient, ConvexProvider, useQuery, useMutation } from "convex/react";`,
      "queries, realtime",
    ),
  ];
  return {
    title: "Bundle size",
    method:
      "One minified browser file per contestant (esbuild, es2022), react and peers left out, gzip -9. Bytes are exact.",
    rows,
    verdicts: [
      {
        what: "client + one operation",
        budget: "≤ 5,500 B min+gzip",
        measured: `${ours.gzip} B`,
        met: ours.gzip <= 5_500,
      },
      {
        what: "each further operation",
        budget: "≤ 60 B min+gzip",
        measured: `${each(all, ours)} B (hey-api ${each(heyAll, heyOne)} B)`,
        met: each(all, ours) <= 60,
      },
    ],
  };
}
