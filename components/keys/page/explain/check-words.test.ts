import { describe, expect, it } from "vitest";
import { checkWords } from "./check-words";

describe("a check in words", () => {
  it.each([
    ["revoked", "pass", null, null, "Not revoked", undefined],
    ["expired", "pass", "2027-02-14T12:00:00.000Z", "x", "Until 14 February 2027, 12:00 UTC", undefined],
    ["ip", "deny", "10.0.0.0/8", "203.0.113.9", "Not inside 10.0.0.0/8", "203.0.113.9"],
    ["model", "pass", null, "gpt-4.1", "Every model is allowed", "gpt-4.1"],
    ["model", "deny", "gpt-4.1*, o3", "judge", "Not on the allowlist: gpt-4.1*, o3", "judge"],
    ["model", "deny", "*-preview", "o3-preview", "Denied by *-preview", "o3-preview"],
    ["runtime", "pass", null, "copilot", "Found", "copilot"],
    ["runtime", "pass", null, null, "None of that name, so the model itself", undefined],
    ["credential", "pass", "runtime", "OpenAI", "Linked to the runtime", "OpenAI"],
    ["credential", "deny", "No credential for OpenAI", "OpenAI", "No credential for OpenAI", "OpenAI"],
    ["credential", "not_applicable", null, null, "No provider is called", undefined],
    ["minute", "not_applicable", null, null, "No limit a minute", undefined],
    ["day", "not_reached", null, null, "Not reached", undefined],
  ])("%s, %s", (check, outcome, rule, seen, words, shown) => {
    expect(checkWords(check, outcome, rule, seen, ["*-preview"])).toEqual({ rule: words, seen: shown });
  });
});
