import type { OpenApiDocument } from "@elqnt/contracts/openapi";
import { base64url, utf8 } from "@elqnt/service-kit";
import { script, style } from "./assets.ts";
import { html } from "./html.ts";
import { readServices } from "./model.ts";
import { renderServices } from "./render.ts";

/** A page, and the Content-Security-Policy that allows exactly its own style and script. */
export interface DocsPage {
  readonly html: string;
  readonly policy: string;
}

/** Renders the API reference of a bundled document. The page loads nothing, from nowhere. */
export async function docsPage(document: OpenApiDocument): Promise<DocsPage> {
  const { title, version } = document.info;
  const body = renderServices(title, version, readServices(document));
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} API reference</title><style>${{ markup: style }}</style></head>
<body>${body}<script type="module">${{ markup: script }}</script></body></html>
`;
  const [styleHash, scriptHash] = await Promise.all([sourceHash(style), sourceHash(script)]);
  const policy = [
    "default-src 'none'",
    `style-src ${styleHash}`,
    `script-src ${scriptHash}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  return { html: page.markup, policy };
}

async function sourceHash(source: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", utf8(source)));
  const padded = base64url(digest).replaceAll("-", "+").replaceAll("_", "/");
  return `'sha256-${padded}='`;
}
