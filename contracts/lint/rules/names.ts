import type { Oas3Rule } from "@redocly/openapi-core";

// `$and` and friends are words of the filter language.
const camelCase = /^(?:\$?[a-z][A-Za-z0-9]*)$/;

/** Properties and parameters are camelCase, whatever language a service is written in. */
export const names: Oas3Rule = () => ({
  Schema(schema, { report, location }) {
    for (const name of Object.keys(schema.properties ?? {})) {
      if (!camelCase.test(name))
        report({
          message: `Property "${name}" is not camelCase.`,
          location: location.child(["properties", name]).key(),
        });
    }
  },
  Parameter(parameter, { report, location }) {
    if (parameter.in !== "header" && !camelCase.test(parameter.name ?? ""))
      report({
        message: `Parameter "${parameter.name}" is not camelCase.`,
        location: location.child(["name"]),
      });
  },
});
