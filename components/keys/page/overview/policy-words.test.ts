import { expect, test } from "vitest";
import { addressSentence, modelSentence, rateSentence, scopeSentence } from "./policy-words";

const said = (phrases: { text: string }[]) => phrases.map(({ text }) => text).join("");

test.each([
  [[], "None. The key can be verified, and nothing else."],
  [["chat:write"], "Send chat requests."],
  [["chat:write", "models:read", "orders:write"], "Send chat requests, list models and orders:write."],
  [["keys:read"], "View API keys."],
])("scopes %j read as %s", (scopes, sentence) => {
  expect(scopeSentence(scopes)).toBe(sentence);
});

test.each([
  [[], [], "All models."],
  [["gpt-4.1*", "3"], ["*-preview"], "gpt-4.1* and runtime 3 only. Never *-preview."],
  [[], ["large-*", "5", "x"], "All models. Never large-*, runtime 5 and x."],
])("models %j without %j read as %s", (allowlist, denylist, sentence) => {
  expect(said(modelSentence(allowlist, denylist))).toBe(sentence);
});

test("addresses are named", () => {
  expect(said(addressSentence([]))).toBe("Any IP address.");
  expect(said(addressSentence(["10.0.0.0/8", "::1"]))).toBe("10.0.0.0/8 and ::1 only.");
});

test.each([
  [null, null, "No limit."],
  [1, null, "At most 1 request a minute."],
  [120, 20_000, "At most 120 requests a minute and 20,000 a day, UTC."],
  [null, 5, "At most 5 requests a day, UTC."],
])("limits %j and %j read as %s", (perMinute, perDay, sentence) => {
  expect(rateSentence(perMinute, perDay)).toBe(sentence);
});
