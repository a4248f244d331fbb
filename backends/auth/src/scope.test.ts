import { hasScope, ProblemError } from "@elqnt/service-kit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { narrowScopes, requireGrantable, scopesOfToken } from "./scope.ts";

const names = ["entities", "kg", "auth"];
const one = fc.constantFrom(
  "read",
  "write",
  "admin",
  ...names.flatMap((name) => [`read:${name}`, `write:${name}`]),
);
const sets = fc.uniqueArray(one, { maxLength: 5 });

describe("narrowing scopes", () => {
  it("leaves exactly what both sets satisfy", () => {
    fc.assert(
      fc.property(sets, sets, one, (granted, wanted, required) => {
        const both = hasScope(granted, required) && hasScope(wanted, required);
        expect(hasScope(narrowScopes(granted, wanted), required)).toBe(both);
      }),
    );
  });

  it("says when nothing is left", () => {
    expect(() => scopesOfToken(["read:kg"], ["write"])).toThrowError(ProblemError);
    expect(scopesOfToken(["read", "read"], undefined)).toEqual(["read"]);
  });
});

describe("granting scopes", () => {
  it("is possible for what one has, and for nothing beyond", () => {
    fc.assert(
      fc.property(sets, sets, (own, granted) => {
        const isPossible = granted.every((scope) => hasScope(own, scope));
        const grant = () => requireGrantable(own, granted);
        if (isPossible) expect(grant).not.toThrow();
        else expect(grant).toThrowError(expect.objectContaining({ code: "forbidden" }));
      }),
    );
  });

  it("points at each scope beyond", () => {
    try {
      requireGrantable(["read", "write:kg"], ["read:kg", "write", "write:kg", "admin"]);
      expect.unreachable();
    } catch (error) {
      const { errors } = (error as ProblemError).options;
      expect(errors?.map(({ pointer }) => pointer)).toEqual(["/scopes/1", "/scopes/3"]);
    }
  });
});
