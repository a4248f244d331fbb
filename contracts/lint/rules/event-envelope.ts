import type { Async3Rule } from "@redocly/openapi-core";
import type { Schema } from "../../generator/src/document.ts";

interface MessageNode {
  headers?: object;
  payload?: Schema;
  examples?: unknown[];
}

function payloadFaults({ allOf = [] }: Schema, address: string): string[] {
  const own = allOf.find((part) => part.properties?.type)?.properties;
  return [
    allOf.some((part) => part.$ref?.endsWith("cloud-event.schema.json#/$defs/CloudEvent"))
      ? ""
      : "The payload must be allOf the shared CloudEvent envelope and its own part.",
    own?.type?.const === address ? "" : `The payload's \`type\` must be the constant "${address}".`,
    own?.data?.$ref ? "" : "The payload's `data` must be a $ref to a named schema.",
  ].filter(Boolean);
}

/** Every subject carries one CloudEvent whose type is the subject, with headers and an example. */
export const eventEnvelope: Async3Rule = () => ({
  Channel(channel, { report, resolve, location }) {
    const address = String(channel.address ?? "");
    const fault = (message: string) => report({ message, location: location.child(["address"]) });
    if (!/^[a-z]+\.events(?:\.[a-z]+)+$/.test(address))
      fault(`"${address}" is no subject: <service>.events.<what>.`);
    for (const reference of Object.values(channel.messages ?? {})) {
      const message = resolve(reference as never).node as MessageNode | undefined;
      if (!message?.headers) fault("The message needs the shared EventHeaders.");
      if (!message?.examples?.length) fault("The message needs an example.");
      const payload = message?.payload && (resolve(message.payload as never).node as Schema | undefined);
      for (const text of payloadFaults(payload ?? {}, address)) fault(text);
    }
  },
});
