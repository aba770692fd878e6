import { describe, expect, it } from "vitest";
import {
  isKnownScope,
  keyGrantsScope,
  memberGrantsScope,
  SCOPES,
  scopeProblem,
} from "@/lib/core/operations/scopes";

describe("scopes", () => {
  it("are 23, each once, well-formed and in words of its own", () => {
    expect(SCOPES).toHaveLength(23);
    expect(new Set(SCOPES.map(({ name }) => name)).size).toBe(23);
    expect(new Set(SCOPES.map(({ label }) => label)).size).toBe(23);
    for (const { name } of SCOPES) expect(scopeProblem(name)).toBeUndefined();
  });

  it("stand in two groups, the gateway's first", () => {
    const groups = SCOPES.map(({ group }) => group);
    expect(groups).toEqual(groups.toSorted());
    expect(new Set(groups)).toEqual(new Set(["gateway", "management"]));
  });

  it.each(["reports:read", "a:b", "my-app:do_it", "v2:read"])("may be another service's: %s", (scope) => {
    expect(scopeProblem(scope)).toBeUndefined();
    expect(isKnownScope(scope)).toBe(false);
  });

  it.each([
    "",
    "chat",
    "chat:",
    ":write",
    "chat:*",
    "*:*",
    "*",
    "chat:write:x",
    "Chat:write",
    "chat write",
    "chat:write ",
  ])("are refused when ill-formed: %j", (scope) => {
    expect(scopeProblem(scope)).toBe("Write a scope as resource:verb, such as chat:write.");
  });

  it("are refused when endless", () => {
    expect(scopeProblem(`a:${"b".repeat(98)}`)).toBeUndefined();
    expect(scopeProblem(`a:${"b".repeat(99)}`)).toBe("A scope has at most 100 characters.");
  });
});

describe("handing on", () => {
  it("members grant what a project's callers need, and unknown scopes", () => {
    const kept = SCOPES.map(({ name }) => name).filter((scope) => !memberGrantsScope(scope));
    expect(kept).toEqual([
      "credentials:read",
      "credentials:write",
      "runtimes:write",
      "projects:write",
      "members:read",
      "members:write",
      "audit:read",
    ]);
    expect(memberGrantsScope("reports:read")).toBe(true);
  });

  it("keys grant what they hold, and unknown scopes only with access to all projects", () => {
    expect(keyGrantsScope(["chat:write"], false, "chat:write")).toBe(true);
    expect(keyGrantsScope(["chat:write"], true, "audit:read")).toBe(false);
    expect(keyGrantsScope(["chat:write"], true, "reports:read")).toBe(true);
    expect(keyGrantsScope(["chat:write"], false, "reports:read")).toBe(false);
    expect(keyGrantsScope(["reports:read"], false, "reports:read")).toBe(true);
  });
});
