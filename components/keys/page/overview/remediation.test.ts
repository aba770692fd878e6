import { describe, expect, it } from "vitest";
import { remediationWords } from "./remediation";

const key = { modelDenylist: ["*-preview"], owner: { type: "project" } };

describe("what would let a refused request pass", () => {
  it.each([
    ["model", "*-preview", "gpt-4.1-preview", "Take *-preview off the denylist."],
    ["model", "claude-*, llama-*", "gpt-4.1", "Add gpt-4.1 to the model allowlist."],
    ["ip", "10.0.0.0/8", "203.0.113.9", "Add 203.0.113.9 to the IP allowlist."],
    ["ip", "10.0.0.0/8", null, "Name the address: the key takes only some."],
    ["scope", "models:read", "chat:write", "Add chat:write to its scopes."],
    ["project", "one", null, "Use a key of that project, or one of the organization."],
    ["minute", "60", "60", "Raise the rate limit, or wait for the next minute."],
  ])("%s by %s", (check, rule, seen, words) => {
    expect(remediationWords({ check, rule, seen }, key)).toBe(words);
  });
});
