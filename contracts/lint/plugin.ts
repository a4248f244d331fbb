import type { Plugin } from "@redocly/openapi-core";
import { concurrency } from "./rules/concurrency.ts";
import { creates } from "./rules/creates.ts";
import { eventEnvelope } from "./rules/event-envelope.ts";
import { examples } from "./rules/examples.ts";
import { extensions } from "./rules/extensions.ts";
import { namedSchemas } from "./rules/named-schemas.ts";
import { names } from "./rules/names.ts";
import { operationBasics } from "./rules/operation-basics.ts";
import { pagination } from "./rules/pagination.ts";
import { problemCodes } from "./rules/problem-codes.ts";
import { problemResponse } from "./rules/problem-response.ts";
import { references } from "./rules/references.ts";
import { requestBounds } from "./rules/request-bounds.ts";
import { writesInvalidate } from "./rules/writes-invalidate.ts";

/** The house rules of the contracts, for `redocly lint` and for lint.ts. */
const plugin = (): Plugin => ({
  id: "elqnt",
  rules: {
    oas3: {
      concurrency,
      creates,
      examples,
      extensions,
      "named-schemas": namedSchemas,
      names,
      "operation-basics": operationBasics,
      pagination,
      "problem-codes": problemCodes,
      "problem-response": problemResponse,
      references,
      "request-bounds": requestBounds,
      "writes-invalidate": writesInvalidate,
    },
    async3: { "event-envelope": eventEnvelope },
  },
});

export default plugin;
